import type { ReportKey } from '../i18n/report/index.ts';

type Command = readonly [says: ReportKey, command: string];

/** How a bundle is checked with `sha256sum` and `openssl`: what a step shows, and the command, run in the bundle's folder. */
export const checkCommands: readonly Command[] = [
  [
    'checkSums',
    'sha256sum -c --strict --quiet tagmanifest-sha256.txt && sha256sum -c --strict --quiet manifest-sha256.txt',
  ],
  [
    'checkAdded',
    "{ cut -c67- manifest-sha256.txt tagmanifest-sha256.txt; echo tagmanifest-sha256.txt; find . -type f ! -path './anchors/*' | cut -c3-; } | sort | uniq -u",
  ],
  [
    'checkSeal',
    'openssl dgst -sha256 -verify keys/signer.pub.pem -signature anchors/tagmanifest-sha256.txt.sig tagmanifest-sha256.txt',
  ],
  ['checkKey', 'openssl pkey -pubin -in keys/signer.pub.pem -outform DER | sha256sum'],
  [
    'checkCaptures',
    'for c in data/captures/*/capture.json; do openssl dgst -sha256 -verify keys/signer.pub.pem -signature "$c.sig" "$c"; done',
  ],
  [
    'checkLog',
    'p=$(printf \'%064d\' 0); while read -r l; do case $l in *\'"prev":"sha256:\'$p\'"\'*) ;; *) echo "broken: $l";; esac; p=$(printf %s "$l" | sha256sum | cut -c1-64); done < data/log/chain.jsonl',
  ],
  [
    'checkEntries',
    'for e in data/log/entries/*.json; do grep -q "$(sha256sum < "$e" | cut -c1-64)" data/log/chain.jsonl || echo "not in the log: $e"; done',
  ],
];

/** The same of RFC 3161 time-stamps, where there are any. */
export const tokenCommands: readonly Command[] = [
  [
    'checkTokens',
    'for t in anchors/*.tsr data/captures/*/*.tsr; do [ -f "$t" ] || continue; f=${t%.tsa*}; n=${t##*.tsa}; openssl ts -verify -partial_chain -data "${f#anchors/}" -in "$t" -CAfile "keys/tsa${n%.tsr}.ca.pem"; done',
  ],
  [
    'checkTokenTimes',
    'for t in anchors/*.tsr data/captures/*/*.tsr; do [ ! -f "$t" ] || echo "$t: $(openssl ts -reply -in "$t" -text | grep "^Time stamp:")"; done',
  ],
];

/** The same of OpenTimestamps proofs: the digest that a proof is for stands in it from its 34th byte on. */
export const otsCommands: readonly Command[] = [
  [
    'checkOts',
    'for t in anchors/*.ots anchors/captures/*/*.ots; do [ -f "$t" ] || continue; f=${t#anchors/}; f=${f%.ots}; [ -f "$f" ] || f=data/$f; [ "$(tail -c +34 "$t" | head -c 32 | od -An -v -tx1 | tr -d \' \\n\')" = "$(sha256sum < "$f" | cut -c1-64)" ] || echo "not for $f: $t"; done',
  ],
];
