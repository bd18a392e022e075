import { type ErrorKind, InvalidField } from '#kernel';
import type { Problem } from '#protocol';
import { problemOf } from '../../../libs/platform/http/problem';
import type { Json } from './document';
import type { Reachable } from './reachable';

/** Details that are filled in when they are said, or differ from place to place, as they may be. */
const SAMPLES: Record<string, string> = {
  'api_key.too_many': 'There are 500 API keys already; revoke one that is not used any more',
  'attachment.canned_response_full': 'A canned response has at most 5 files',
  'attachment.chat_full': 'A chat holds at most 200 files of 524288000 bytes altogether',
  'attachment.content_unlike_name': 'The content is image/jpeg, which a file named parcel.png does not have',
  'attachment.customer_full': 'A customer may keep at most 1073741824 bytes of files',
  'attachment.image_too_large': 'The image has more than 50000000 pixels, all frames together, or takes too long to read',
  'attachment.recording_not_allowed': 'Voice notes are switched off here',
  'attachment.recording_too_long': 'The recording is longer than 120 seconds',
  'attachment.too_large': 'The file is larger than 10485760 bytes',
  'attachment.type_not_allowed': 'Files of this type (application/x-msdownload) are not allowed',
  'auth.forbidden': 'Your role does not allow this',
  'auth.too_many_codes': 'Too many wrong codes; try again in 30 s, or use a recovery code',
  'avatar.not_found': 'There is no such picture',
  'canned.bad_template': 'unknown variable: customer_nam',
  'canned.too_long': 'With the values of this chat the text is longer than the 10000 characters of a message',
  'canned.unresolved_variable': 'There is no value for customer_phone',
  'export.too_many': 'You have 2 exports running: wait until one has ended, or end it',
  'idempotency.weak_key': 'Without a token an Idempotency-Key must have 16 characters or more, so that nobody else comes upon it',
  'identity.invalid': 'The identity token is not valid: it has expired',
  'preferences.too_large': 'Preferences may have at most 16384 bytes of JSON',
  'rate.limited': 'Too many attempts; try again in 12 s',
  'request.malformed': 'The body is not whole, or not multipart/form-data',
  'request.too_large': 'Request body is too large',
  'request.unsupported_media_type': 'The body must be application/json',
  'simulation.too_many': '2 simulations are running: wait until one has ended, or cancel it',
  'validation.failed': 'The input is not valid',
  'view.too_many': 'You have 100 views already, which is as many as are kept; delete one first',
  'block.too_many': 'There are 1000 blocks already, which is as many as are kept; lift one first',
  'wall_link.too_many': 'There are 20 links already, which is as many as are kept; revoke one first',
  'webhook.too_many': 'There are 25 webhooks already, which is as many as are served; delete one first',
};

/** Where a detail may be another one; what compares examples with answers knows it by this. */
export const VARIES = 'One of several';

/** Examples of all problems that operations name, by their codes, as the server writes them. */
export function problemExamples(kinds: ReadonlyMap<string, ErrorKind>, reachable: Reachable): Record<string, Json> {
  return Object.fromEntries([...kinds].sort().map(([code, kind]) => [code, exampleOf(code, kind, reachable)]));
}

function exampleOf(code: string, kind: ErrorKind, reachable: Reachable): Json {
  const said = reachable.saidOf(code);
  const varies = said?.varies ?? true;
  const detail = varies ? SAMPLES[code] : said?.detail;
  if (detail === undefined) throw new Error(`${code} needs a sample of what it says`);
  if (!varies && code in SAMPLES) throw new Error(`${code} always says the same, and needs no sample`);
  return { ...(varies && { summary: VARIES }), value: valueOf(code, kind, detail, said?.pointer?.replace('…', '0')) };
}

function valueOf(code: string, kind: ErrorKind, detail: string, pointer?: string): Problem {
  if (code === 'validation.failed') return problemOf(kind, code, detail, [{ pointer: '/name', message: 'name must be a string' }]);
  if (pointer === undefined) return problemOf(kind, code, detail);
  const { message, errors } = new InvalidField(pointer, detail, code);
  return problemOf(kind, code, message, errors);
}
