// Compares two pictures of a page away from the page that shows the result.
import { comparePixels } from '../../compare/pictures/index.ts';
import { StripRows } from '../../jobs/strip-rows.ts';
import { z } from '../../model/zod.ts';
import { answerCall } from '../../platform/worker-call.ts';

const pngs = z.array(z.instanceof(Blob));
const Request = z.strictObject({ a: pngs, b: pngs });

answerCall(async (request, progress) => {
  const { a, b } = Request.parse(request);
  return await comparePixels(await StripRows.of(a), await StripRows.of(b), progress);
});
