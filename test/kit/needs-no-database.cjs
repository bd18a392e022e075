const { readFileSync } = require('node:fs');

/** How a spec comes by a database. One that found another way would say that there is none. */
const DATABASE = /createTestDatabase|EmbeddedPostgres|kit\/(switchboard|server-process)'/;
const isStory = (path) => /\/test\/(stories|faults)\//.test(path);

module.exports = (paths) => ({ filtered: paths.filter((path) => !isStory(path) && !DATABASE.test(readFileSync(path, 'utf8'))) });
