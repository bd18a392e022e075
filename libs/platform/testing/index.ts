export { FakeClock } from './fake-clock';
export { createTestDatabase, type TestDatabase } from './test-database';
