import type { ReportKey } from '../i18n/report/index.ts';

/** How a bundle is checked with `sha256sum` and `openssl`: what a step shows, and the command, run in the bundle's folder. */
export const checkCommands: readonly (readonly [says: ReportKey, command: string])[] = [
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
