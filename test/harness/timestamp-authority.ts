import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openssl } from './checkers.ts';

/** How an RFC 3161 authority is made. */
export interface AuthorityOptions {
  readonly key?: 'rsa' | 'p256' | 'p384' | 'p521';
  /** Digest of the signature over tokens. */
  readonly digest?: 'sha256' | 'sha384' | 'sha512';
  /** Whether an authority stands between root and signer. */
  readonly intermediate?: boolean;
  /** Extensions of the authority in between, as `openssl` writes them; `elsewhere` is the section of another name. */
  readonly intermediateExtensions?: readonly string[];
  /** Extended key usage of the signer, as `openssl` writes it; null for none. */
  readonly purpose?: string | null;
  /** Key usage of the signer. */
  readonly keyUsage?: string;
  /** When the signer's certificate is valid: `YYYYMMDDHHMMSSZ`. */
  readonly valid?: readonly [from: string, to: string];
  /** The digest by which tokens name their signer; SHA-1 is that of RFC 2634. */
  readonly namedBy?: 'sha1' | 'sha256';
  /** Put into the names. */
  readonly name?: string;
}

const always = ['20200101000000Z', '20491231235959Z'] as const;
const purpose = 'critical,timeStamping';
const keys = {
  rsa: ['RSA', 'rsa_keygen_bits:2048'],
  p256: ['EC', 'ec_paramgen_curve:P-256'],
  p384: ['EC', 'ec_paramgen_curve:P-384'],
  p521: ['EC', 'ec_paramgen_curve:P-521'],
} as const;

/** What a token made by hand may be like: content of any type, signed as it should be or not. */
export interface HandMade {
  /** Type of the content, with dots; `id-ct-TSTInfo` unless it is said. */
  readonly type?: string;
  /** False leaves out the attribute that names the signer. */
  readonly namesSigner?: boolean;
  /** Further arguments of `openssl cms -sign`. */
  readonly args?: readonly string[];
}

/** A time-stamping authority of `openssl ts` in a folder of its own: root, perhaps one in between, and a signer. */
export class TimestampAuthority {
  readonly folder: string;
  readonly #options: AuthorityOptions;
  /** `openssl ts` counts in a file: one at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(folder: string, options: AuthorityOptions) {
    this.folder = folder;
    this.#options = options;
  }

  /** Make keys and certificates in a new folder of this name. Throws with openssl's words, also where it is missing. */
  static async make(folder: string, options: AuthorityOptions = {}): Promise<TimestampAuthority> {
    const authority = new TimestampAuthority(folder, options);
    await mkdir(folder, { recursive: true });
    await authority.#write('openssl.cnf', configOf(options));
    await authority.#write('index.txt', '');
    await authority.#write('serial', '01\n');
    await authority.#certify('ca', null, 'ca_ext', always);
    if (options.intermediate) await authority.#certify('mid', 'ca', 'mid_ext', always);
    const issuer = options.intermediate ? 'mid' : 'ca';
    await authority.#certify('tsa', issuer, 'tsa_ext', options.valid ?? always);
    const above = options.intermediate ? ['mid', 'ca'] : ['ca'];
    const pems = await Promise.all(above.map((name) => readFile(authority.path(`${name}.pem`), 'utf8')));
    await authority.#write('chain.pem', pems.join(''));
    return authority;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** A certificate, DER: `ca`, `mid` or `tsa`. */
  async certificate(name: 'ca' | 'mid' | 'tsa'): Promise<Uint8Array<ArrayBuffer>> {
    await this.#openssl('x509', '-in', `${name}.pem`, '-outform', 'DER', '-out', `${name}.der`);
    return new Uint8Array(await readFile(this.path(`${name}.der`)));
  }

  /** What `openssl ts` answers to a DER request. */
  reply(request: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
    return this.#inTurn(async () => {
      await writeFile(this.path('query.tsq'), request);
      const args = [
        '-config',
        'openssl.cnf',
        '-section',
        'tsa1',
        '-queryfile',
        'query.tsq',
        '-out',
        'reply.tsr',
      ];
      await this.#openssl('ts', '-reply', ...args);
      return new Uint8Array(await readFile(this.path('reply.tsr')));
    });
  }

  /**
   * A token over content that was made by hand, signed by the signer with `openssl cms`, which does not ask what its
   * certificate is for or when it is valid. Answers a DER `ContentInfo`.
   */
  sign(content: Uint8Array, made: HandMade = {}): Promise<Uint8Array<ArrayBuffer>> {
    const { type = '1.2.840.113549.1.9.16.1.4', namesSigner = true, args = [] } = made;
    return this.#inTurn(async () => {
      await writeFile(this.path('content.der'), content);
      const how = [
        '-binary',
        '-nodetach',
        '-nosmimecap',
        '-outform',
        'DER',
        '-md',
        this.#options.digest ?? 'sha256',
      ];
      const who = ['-signer', 'tsa.pem', '-inkey', 'tsa.key', '-certfile', 'chain.pem'];
      const what = ['-in', 'content.der', '-econtent_type', type, '-out', 'token.der'];
      await this.#openssl(
        'cms',
        '-sign',
        ...how,
        ...who,
        ...what,
        ...(namesSigner ? ['-cades'] : []),
        ...args,
      );
      return new Uint8Array(await readFile(this.path('token.der')));
    });
  }

  /** Whether `openssl ts -verify` takes an answer for these bytes, by the root of this authority. */
  async takes(tsr: Uint8Array, data: Uint8Array, ...args: readonly string[]): Promise<boolean> {
    return await this.#inTurn(async () => {
      await writeFile(this.path('data'), data);
      await writeFile(this.path('verify.tsr'), tsr);
      const about = ['-data', 'data', '-in', 'verify.tsr', '-CAfile', 'ca.pem', '-untrusted', 'chain.pem'];
      const { code } = await openssl(['ts', '-verify', ...about, ...args], { cwd: this.folder });
      return code === 0;
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #certify(
    name: string,
    by: string | null,
    extensions: string,
    valid: readonly [string, string],
  ): Promise<void> {
    const { name: suffix = '', key = 'rsa' } = this.#options;
    const titles: Readonly<Record<string, string>> = { ca: 'Root', mid: 'Authority', tsa: 'Signer' };
    const subject = `/C=XX/O=TEST ONLY/CN=Test ${titles[name] ?? ''}${suffix}`;
    const [algorithm, parameter] = keys[key];
    await this.#openssl('genpkey', '-algorithm', algorithm, '-pkeyopt', parameter, '-out', `${name}.key`);
    await this.#openssl(
      'req',
      '-new',
      '-key',
      `${name}.key`,
      '-subj',
      subject,
      '-config',
      'openssl.cnf',
      '-out',
      `${name}.csr`,
    );
    const signer =
      by === null
        ? ['-selfsign', '-keyfile', `${name}.key`]
        : ['-cert', `${by}.pem`, '-keyfile', `${by}.key`];
    const dates = ['-startdate', valid[0], '-enddate', valid[1]];
    const files = ['-in', `${name}.csr`, '-out', `${name}.pem`];
    await this.#openssl(
      'ca',
      '-batch',
      '-notext',
      '-config',
      'openssl.cnf',
      ...signer,
      ...dates,
      '-extensions',
      extensions,
      ...files,
    );
  }

  async #write(name: string, content: string): Promise<void> {
    await writeFile(this.path(name), content);
  }

  async #openssl(...args: readonly string[]): Promise<void> {
    const { code, stderr } = await openssl(args, { cwd: this.folder }).catch((error: unknown) => {
      throw new Error('these tests need the program openssl (3.0 or newer)', { cause: error });
    });
    if (code !== 0) throw new Error(`openssl ${args.join(' ')}: ${stderr}`);
  }
}

function configOf(options: AuthorityOptions): string {
  const use = options.purpose === undefined ? purpose : options.purpose;
  return `[req]
distinguished_name = dn
prompt = no
[dn]
CN = placeholder
[ca]
default_ca = ca_default
[ca_default]
database = ./index.txt
new_certs_dir = .
serial = ./serial
default_md = sha256
policy = any
unique_subject = no
[any]
countryName = optional
organizationName = optional
commonName = supplied
[ca_ext]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[mid_ext]
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
${(options.intermediateExtensions ?? ['basicConstraints = critical,CA:TRUE,pathlen:0', 'keyUsage = critical,keyCertSign,cRLSign']).join('\n')}
[tsa_ext]
basicConstraints = critical,CA:FALSE
keyUsage = ${options.keyUsage ?? 'critical,digitalSignature,nonRepudiation'}
${use === null ? '' : `extendedKeyUsage = ${use}`}
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[elsewhere]
O = ELSEWHERE
[tsa]
default_tsa = tsa1
[tsa1]
dir = .
serial = ./token-serial
crypto_device = builtin
signer_cert = ./tsa.pem
certs = ./chain.pem
signer_key = ./tsa.key
signer_digest = ${options.digest ?? 'sha256'}
default_policy = 1.3.6.1.4.1.13762.3
digests = sha256, sha384, sha512
accuracy = secs:1
clock_precision_digits = 0
ordering = no
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = ${options.namedBy ?? 'sha256'}
`;
}
