export { type AcceptedTimestamp, acceptTimestamp, type Asked } from './accept.ts';
export { type PostTimestamp, requestTimestamp, type Timestamped, type TimestampOptions } from './ask.ts';
export { TimestampError, type TimestampFailure } from './error.ts';
export { timestampLimits } from './limits.ts';
export { timestampPost } from './post.ts';
export { nonceBytes, timestampRequest } from './request.ts';
export { readTimestamp, type ReadTimestamp, type TimestampInfo } from './token.ts';
