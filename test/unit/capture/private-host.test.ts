import { expect, test } from 'vitest';
import { isPrivateHost } from '../../../lib/capture/private-host.ts';

test.each([
  'localhost',
  'app.localhost',
  'router',
  'printer.local',
  'nas.lan',
  'wiki.internal',
  'box.home.arpa',
  'box.home.arpa.',
  '127.0.0.1',
  '10.1.2.3',
  '192.168.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '169.254.1.1',
  '100.64.0.1',
  '100.127.255.255',
  '0.0.0.0',
  '[::1]',
  '[fd00::1]',
  '[fe80::1]',
  '[::ffff:7f00:1]',
  '::1',
])('%s belongs to the person', (host) => {
  expect(isPrivateHost(host)).toBe(true);
});

test.each([
  'election.gov.kz',
  'local.kz',
  '172.32.0.1',
  '100.63.0.1',
  '100.128.0.1',
  '192.169.0.1',
  '11.0.0.1',
  '[2001:db8::1]',
  '2001:db8::1',
  'fdcec.kz',
  'localhost.kz',
  '10.example.kz',
  '192.168.example.kz',
])('%s is public', (host) => {
  expect(isPrivateHost(host)).toBe(false);
});
