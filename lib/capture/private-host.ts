/** Hosts of the person's own machine and network (RFC 1918, 4193, 4291, 6598, 6761, 8375). */
const privateHosts: readonly RegExp[] = [
  /^(?:.*\.)?localhost$/u,
  /\.(?:local|lan|internal|intranet|home|corp|home\.arpa)$/u,
  // A name without a dot is found in the local network alone.
  /^[^.:[\]]+$/u,
  /^(?:0|10|127)(?:\.\d+){3}$/u,
  /^(?:169\.254|192\.168)\.\d+\.\d+$/u,
  /^172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+$/u,
  /^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.\d+\.\d+$/u,
  /^\[?::1?\]?$/u,
  /^\[?(?:f[cd]|fe[89ab])[\da-f]*:/u,
  // IPv4 addresses in the clothes of IPv6.
  /^\[?(?:::ffff:|64:ff9b:)/u,
];

/** True for a host name or an IP address, as a URL spells it, of the local machine or network. */
export function isPrivateHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/u, '');
  return privateHosts.some((pattern) => pattern.test(name));
}
