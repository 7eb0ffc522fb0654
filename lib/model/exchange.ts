import { Headers, Redirect, Tls } from './capture-record.ts';
import { z } from './zod.ts';

/** How a document was received, as the browser's network saw it. */
export const Exchange = z.object({
  requestId: z.string(),
  url: z.string(),
  redirects: z.array(Redirect),
  status: z.number(),
  statusText: z.string(),
  headers: Headers,
  /** Names of headers whose values were removed, since they identify the person. */
  withheld: z.array(z.string()),
  fromCache: z.boolean(),
  /** Null where the browser does not tell, and where it went through a proxy. */
  serverIp: z.nullable(z.string()),
  /** Null where the browser does not tell, and for a connection without encryption. */
  tls: z.nullable(Tls),
  /** Why the browser would not have trusted the certificate, which the person passed over; else null. */
  certificateError: z.nullable(z.string()),
  /** When its headers arrived, in milliseconds since the epoch. */
  respondedAtMs: z.number(),
});
export type Exchange = z.infer<typeof Exchange>;
