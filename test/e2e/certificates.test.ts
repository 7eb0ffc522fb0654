import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  builtExtension,
  clickButton,
  launchFirefox,
  newestRecord,
  openssl,
  removeFolder,
  status,
  temporaryFolder,
  withBrowser,
} from '../harness/index.ts';

let folder: string;
let site: { readonly origin: string; readonly fingerprint: string; close(): void };

beforeAll(async () => {
  folder = await temporaryFolder('certificate');
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const names = '-subj /CN=cec.example -addext subjectAltName=DNS:localhost';
  await openssl(
    `req -x509 -newkey rsa:2048 -nodes -days 2 ${names} -keyout ${key} -out ${certificate}`.split(' '),
  );
  const { stdout: said } = await openssl(['x509', '-in', certificate, '-noout', '-fingerprint', '-sha256']);
  const server = createServer(
    { key: await readFile(key), cert: await readFile(certificate) },
    (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end('<!doctype html><title>Secured</title><h1>Turnout 63.87%</h1>');
    },
  );
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  site = {
    origin: `https://localhost:${address.port}`,
    fingerprint: said
      .slice(said.indexOf('=') + 1)
      .trim()
      .replaceAll(':', '')
      .toLowerCase(),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
});
afterAll(async () => {
  site.close();
  await removeFolder(folder);
});

test('Firefox tells the certificate a page came under, and that it was not trusted', async () => {
  const kua = await launchFirefox({ extensionDir: builtExtension('firefox'), anyCertificate: true });
  const record = await withBrowser(kua, async () => {
    await kua.grantAllHosts();
    const page = await kua.newPage();
    await page.goto(site.origin);
    const popup = await kua.openPopup(page);
    await clickButton(popup, 'Capture page');
    await status(popup, /Captured/u);
    return await newestRecord(kua);
  });
  expect(record.tls).toMatchObject({
    protocol: 'TLSv1.3',
    cipher: expect.stringContaining('TLS_'),
    certificates: [{ sha256: site.fingerprint, subject: 'CN=cec.example', issuer: 'CN=cec.example' }],
  });
  const [certificate] = record.tls?.certificates ?? [];
  expect(Date.parse(certificate?.notBefore ?? '')).toBeLessThanOrEqual(Date.now());
  expect(Date.parse(certificate?.notAfter ?? '')).toBeGreaterThan(Date.now());
  expect(record.limitations).toContainEqual({
    code: 'certificate-not-trusted',
    subject: `${site.origin}/`,
    detail: 'trust_error',
  });
});
