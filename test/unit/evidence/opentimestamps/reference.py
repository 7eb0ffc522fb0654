"""What python-opentimestamps says, for tests: reads JSON from stdin, answers JSON.

{"read": hex}    reads a detached timestamp file and writes it again: its bytes, digest and attestations, or why not
{"make": spec}   writes a detached timestamp file: {"digest": hex, "timestamp": steps}
"""

import json
import sys
import warnings

from opentimestamps.core import notary, op
from opentimestamps.core.serialize import BytesDeserializationContext, BytesSerializationContext
from opentimestamps.core.timestamp import DetachedTimestampFile, Timestamp

warnings.simplefilter('ignore')

PLAIN = {
    'sha1': op.OpSHA1,
    'ripemd160': op.OpRIPEMD160,
    'sha256': op.OpSHA256,
    'keccak256': op.OpKECCAK256,
    'reverse': op.OpReverse,
    'hexlify': op.OpHexlify,
}
WITH_ARGUMENT = {'append': op.OpAppend, 'prepend': op.OpPrepend}


def attestation(spec):
    if 'pending' in spec:
        return notary.PendingAttestation(spec['pending'])
    if 'bitcoin' in spec:
        return notary.BitcoinBlockHeaderAttestation(spec['bitcoin'])
    return notary.UnknownAttestation(bytes.fromhex(spec['tag']), bytes.fromhex(spec['payload']))


def fill(timestamp, steps):
    for step in steps:
        if 'op' not in step:
            timestamp.attestations.add(attestation(step))
        elif 'arg' in step:
            fill(timestamp.ops.add(WITH_ARGUMENT[step['op']](bytes.fromhex(step['arg']))), step['after'])
        else:
            fill(timestamp.ops.add(PLAIN[step['op']]()), step['after'])


def written(proof):
    context = BytesSerializationContext()
    proof.serialize(context)
    return context.getbytes().hex()


def said(message, found):
    if isinstance(found, notary.PendingAttestation):
        return ['pending', found.uri, message.hex()]
    if isinstance(found, notary.BitcoinBlockHeaderAttestation):
        return ['bitcoin', found.height, message.hex()]
    return ['other', found.TAG.hex(), message.hex()]


def read(data):
    try:
        proof = DetachedTimestampFile.deserialize(BytesDeserializationContext(data))
    except Exception as error:
        return {'refused': f'{type(error).__name__}: {error}'}
    attested = sorted((said(*one) for one in proof.timestamp.all_attestations()), key=str)
    return {'bytes': written(proof), 'digest': proof.file_digest.hex(), 'attested': attested}


def make(spec):
    timestamp = Timestamp(bytes.fromhex(spec['digest']))
    fill(timestamp, spec['timestamp'])
    return {'bytes': written(DetachedTimestampFile(op.OpSHA256(), timestamp))}


def answer(wish):
    return read(bytes.fromhex(wish['read'])) if 'read' in wish else make(wish['make'])


json.dump([answer(wish) for wish in json.load(sys.stdin)], sys.stdout)
