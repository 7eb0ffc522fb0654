import { Tls, type Exchange } from '../model/index.ts';
import { z } from '../model/zod.ts';
import { browser, type WebRequest } from './browser.ts';

/** What an exchange says of the connection it went over. */
export type Secured = Pick<Exchange, 'tls' | 'certificateError'>;

const unsecured: Secured = { tls: null, certificateError: null };

/** What of `webRequest.SecurityInfo` is kept; times are milliseconds since the epoch, digests like `AA:BB`. */
const SecurityInfo = z.object({
  protocolVersion: z.optional(z.string()),
  cipherSuite: z.optional(z.string()),
  overridableErrorCategory: z.optional(z.string()),
  certificates: z.array(
    z.object({
      subject: z.string(),
      issuer: z.string(),
      validity: z.object({ start: z.number(), end: z.number() }),
      fingerprint: z.object({ sha256: z.string() }),
    }),
  ),
});

/** Requests whose answer has begun, until it is noted; those that break off before are soon forgotten. */
const begun = new Map<string, Promise<Secured>>();
const mostBegun = 50;

async function ask(requestId: string, certificateChain: boolean): Promise<z.infer<typeof SecurityInfo>> {
  return SecurityInfo.parse(await browser.webRequest.getSecurityInfo(requestId, { certificateChain }));
}

async function read(requestId: string): Promise<Secured> {
  try {
    const chain = await ask(requestId, true);
    // One that nobody vouches for has no chain; it is told by itself.
    const info = chain.certificates.length > 0 ? chain : await ask(requestId, false);
    const certificates = info.certificates.map(({ subject, issuer, validity, fingerprint }) => ({
      sha256: fingerprint.sha256.replaceAll(':', '').toLowerCase(),
      subject,
      issuer,
      notBefore: new Date(validity.start).toISOString(),
      notAfter: new Date(validity.end).toISOString(),
    }));
    const { protocolVersion = null, cipherSuite = null, overridableErrorCategory = null } = info;
    const tls = Tls.parse({ protocol: protocolVersion, cipher: cipherSuite, certificates });
    return { tls, certificateError: overridableErrorCategory };
  } catch {
    // No connection was made for it, or one that tells nothing.
    return unsecured;
  }
}

async function onHeaders({
  requestId,
}: WebRequest.OnHeadersReceivedDetailsType): Promise<WebRequest.BlockingResponse> {
  const reading = read(requestId);
  begun.delete(requestId);
  begun.set(requestId, reading);
  for (const old of [...begun.keys()].slice(0, -mostBegun)) begun.delete(old);
  await reading;
  return {};
}

/**
 * Note the certificates of each tab's document. Firefox alone tells them, and only while the answer is made to wait;
 * nothing of it is changed. To be called again after a grant, as `noteExchanges` is.
 */
export function noteCertificates(): void {
  if (!('getSecurityInfo' in browser.webRequest)) return;
  const { onHeadersReceived } = browser.webRequest;
  if (onHeadersReceived.hasListener(onHeaders)) onHeadersReceived.removeListener(onHeaders);
  onHeadersReceived.addListener(onHeaders, { urls: ['https://*/*'], types: ['main_frame'] }, ['blocking']);
}

/** What the connection of a request was; to be asked once, when the answer has begun. */
export async function securedBy(requestId: string): Promise<Secured> {
  const reading = begun.get(requestId);
  begun.delete(requestId);
  return (await reading) ?? unsecured;
}
