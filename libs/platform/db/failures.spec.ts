import { isRetryable, isUnavailable, isUniqueViolation } from './failures';

const postgres = (code: string) => Object.assign(new Error('from Postgres'), { code });
const wrapped = (code: string) => Object.assign(new Error('from TypeORM'), { driverError: { code } });

describe('A failure of the database', () => {
  it.each(['40P01', '40001'])('%s is worth another attempt, and nobody’s fault when all are used up', (code) => {
    for (const error of [postgres(code), wrapped(code)]) expect([isRetryable(error), isUnavailable(error)]).toEqual([true, true]);
  });

  it.each([
    ['57P01', 'it is shutting down'],
    ['57P02', 'it crashed'],
    ['57P03', 'it is starting'],
    ['08006', 'the connection broke'],
    ['53300', 'too many clients'],
    ['53100', 'its disk is full'],
    ['55P03', 'a lock was not to be had'],
    ['57014', 'a statement took too long'],
    ['25P03', 'a transaction was idle for too long'],
    ['ECONNREFUSED', 'nobody listens'],
    ['ECONNRESET', 'the network cut it'],
    ['ETIMEDOUT', 'the network is silent'],
  ])('%s means that it cannot answer now: %s', (code) => {
    for (const error of [postgres(code), wrapped(code)]) expect([isUnavailable(error), isRetryable(error)]).toEqual([true, false]);
  });

  it.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect',
    'Query read timeout',
    'Client has encountered a connection error and is not queryable',
  ])('without a code is known by what the driver says: %s', (message) => {
    expect(isUnavailable(new Error(message))).toBe(true);
  });

  it.each([
    ['a wrong statement', postgres('42601')],
    ['a missing table', postgres('42P01')],
    ['a row that is there already', postgres('23505')],
    ['a bug', new TypeError('x is not a function')],
    ['nothing', undefined],
    ['a text', 'Connection terminated'],
  ])('is not blamed on the database: %s', (_, error) => {
    expect([isUnavailable(error), isRetryable(error)]).toEqual([false, false]);
  });

  it('tells a row that is there already', () => {
    expect([postgres('23505'), wrapped('23505'), postgres('23503')].map(isUniqueViolation)).toEqual([true, true, false]);
  });
});
