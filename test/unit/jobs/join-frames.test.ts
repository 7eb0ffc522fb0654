import { expect, test } from 'vitest';
import type { Snapshot } from '../../../lib/capture/index.ts';
import { joinFrames, joinOutlines } from '../../../lib/jobs/join-frames.ts';
import { snapshot } from './made-page.ts';

const frame = { url: 'https://cec.example/table', name: '', place: 0, at: 0, hidden: false };

test('the outline names the fonts of every frame that draw digits as others', () => {
  const top: Snapshot = { ...snapshot([]), frames: [frame] };
  const limitations = [{ code: 'font-scrambles-digits', subject: 'Cik', detail: '3→8, 8→3' }];
  const inner: Snapshot = { ...snapshot([]), path: [0], limitations };
  expect(joinOutlines(joinFrames(top, [inner])).scrambledFonts).toEqual(['Cik']);
  expect(joinOutlines(joinFrames(top, []))).not.toHaveProperty('scrambledFonts');
});
