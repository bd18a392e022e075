// Loaded into a node before its program: takes memory when it is asked to, and gives it back.
const { Buffer } = require('node:buffer');

let taken = null;

const ANSWERS = {
  'take memory': ({ bytes }) => {
    taken = Buffer.alloc(bytes, 1);
    return { bytes: taken.length };
  },
  'give it back': () => {
    taken = null;
    return {};
  },
};

process.on('message', (question) => process.send(ANSWERS[question.ask](question)));
process.channel.unref();
