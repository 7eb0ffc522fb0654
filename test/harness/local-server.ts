import { createServer, type RequestListener } from 'node:http';

/** A server at a free port of 127.0.0.1. */
export interface LocalServer {
  readonly origin: string;
  readonly port: number;
  /** End it with all that it has not answered. */
  close(): Promise<void>;
}

/** Serve on the loopback address alone. */
export async function serveLocally(answer: RequestListener): Promise<LocalServer> {
  const server = createServer(answer);
  const listening = Promise.withResolvers<void>();
  server.once('error', listening.reject);
  server.listen(0, '127.0.0.1', listening.resolve);
  await listening.promise;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    port: address.port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
