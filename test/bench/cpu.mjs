import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** What a process has used so far; NaN where the system does not tell. */
export function cpuSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return NaN;
  }
}

/** What a process and its children have used so far, those that have ended as well. */
export function cpuSecondsOfFamily(pid) {
  let ticks = 0;
  for (const each of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const fields = fieldsOf(each);
    if (Number(each) === pid) ticks += sumOf(fields.slice(11, 15));
    else if (Number(fields[1]) === pid) ticks += sumOf(fields.slice(11, 13));
  }
  return ticks / TICKS_PER_SECOND;
}

function fieldsOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  } catch {
    return [];
  }
}

const sumOf = (numbers) => numbers.reduce((sum, each) => sum + Number(each), 0);
