/**
 * Pseudo-random generator, with the same sequence for the same seed on every machine: sfc32 by Chris Doty-Humphrey (PractRand, public
 * domain), three words and a counter, period at least 2^32. Its words are FNV-1a hashes of the seed (Fowler, Noll, Vo; public domain).
 *
 * Every purpose has a generator of its own (common random numbers): another number of agents changes neither the arrivals nor the handling
 * times. Two scenarios thus differ by what was changed, not by chance.
 */
export class Random {
  private counter = 1;
  private a: number;
  private b: number;
  private c: number;

  constructor(seed: string) {
    this.a = hash(`${seed}/a`);
    this.b = hash(`${seed}/b`);
    this.c = hash(`${seed}/c`);
    for (let round = 0; round < 15; round++) this.word();
  }

  /** Returns a uniform number in [0, 1) with all 53 bits that a double has. */
  next(): number {
    const high = this.word() >>> 5;
    const low = this.word() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  private word(): number {
    const drawn = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + drawn) | 0;
    return drawn;
  }
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value | 0;
}
