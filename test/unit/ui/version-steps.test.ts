import { describe, expect, test } from 'vitest';
import { steppedPair } from '../../../lib/ui/version-steps.ts';

const kk = ['k1', 'k2', 'k3', 'k4'];
const ru = ['r1', 'r2', 'r3'];
const of = (versions: readonly string[], captureId: string) => ({ versions, captureId });

describe('the versions before and after', () => {
  test('of one page: a version and the one before it stay together', () => {
    expect(steppedPair(of(kk, 'k2'), of(kk, 'k3'), 1)).toEqual(['k3', 'k4']);
    expect(steppedPair(of(kk, 'k2'), of(kk, 'k3'), -1)).toEqual(['k1', 'k2']);
  });

  test('of two editions: each goes to the next of its own', () => {
    expect(steppedPair(of(kk, 'k1'), of(ru, 'r2'), 1)).toEqual(['k2', 'r3']);
  });

  test('end where one of the two has no more', () => {
    expect(steppedPair(of(kk, 'k3'), of(kk, 'k4'), 1)).toBeNull();
    expect(steppedPair(of(kk, 'k1'), of(ru, 'r2'), -1)).toBeNull();
    expect(steppedPair(of(kk, 'gone'), of(ru, 'r2'), 1)).toBeNull();
  });
});
