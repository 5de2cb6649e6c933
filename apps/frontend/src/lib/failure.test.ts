import { ApiError, ServiceUnreachable } from '@todo/api-client';
import en from '@/messages/en.json';
import { failureFrom, SessionEnded } from './failure';

const refused = (status: number, code: string, detail = 'In the words of the backend.') =>
  new ApiError({ title: 'Refused', status, code, detail });
const say = (error: unknown, isEnglish = true) => failureFrom(error, en.errors, isEnglish);

describe('what a failure says', () => {
  it.each([
    [refused(401, 'wrong_credentials'), en.errors.wrong_credentials],
    [refused(401, 'unauthenticated'), en.errors.session_ended],
    [refused(409, 'email_taken'), en.errors.email_taken],
    [refused(429, 'something_new'), en.errors.too_many_requests],
    [refused(422, 'something_new'), 'In the words of the backend.'],
    [refused(500, 'internal_error'), en.errors.unknown],
    [new ServiceUnreachable('down'), en.errors.backend_unreachable],
    [new SessionEnded(), en.errors.session_ended],
    [new Error('secret inside'), en.errors.unknown],
  ])('%s: a sentence', (error, sentence) => {
    expect(say(error).message).toBe(sentence);
  });

  it('does not show English to those who read another language', () => {
    expect(say(refused(422, 'something_new'), false).message).toBe(en.errors.invalid);
  });
});
