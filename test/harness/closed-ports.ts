import { createServer } from 'node:net';
import type { Server } from 'node:net';

/** Ports at which a site was, and nobody answers any more. */
export interface ClosedPorts {
  /** How often somebody knocked. */
  readonly knocks: number;
  close(): Promise<void>;
}

/** Stand at the ports of a site that was closed, let nobody in, and count who comes. */
export async function watchClosedPorts(ports: readonly number[]): Promise<ClosedPorts> {
  let knocks = 0;
  const servers: Server[] = [];
  for (const port of ports) {
    const server = createServer((socket) => {
      knocks += 1;
      socket.destroy();
    });
    const listening = Promise.withResolvers<void>();
    server.once('error', listening.reject).listen(port, '127.0.0.1', listening.resolve);
    await listening.promise;
    servers.push(server);
  }
  return {
    get knocks() {
      return knocks;
    },
    close: async () => {
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}
