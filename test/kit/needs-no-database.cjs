const { readFileSync } = require('node:fs');

/** Names by which a spec shows that it uses a database. A spec that gets one in another way would be misclassified. */
const DATABASE = /createTestDatabase|EmbeddedPostgres|kit\/(switchboard|server-process)'/;
const isStory = (path) => /\/test\/(stories|faults|browser)\//.test(path);

module.exports = (paths) => ({ filtered: paths.filter((path) => !isStory(path) && !DATABASE.test(readFileSync(path, 'utf8'))) });
