import { whenIdle } from '../shell/after-paint';
import type { Alerting, AlertSound } from './preferences';

let context: AudioContext | undefined;

const listeners = new Set<() => void>();
/** Called when sounds become possible, or no longer are. */
export function onSoundChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Browsers let a page sound after somebody touched it. */
function unlock(): void {
  context ??= new AudioContext();
  context.onstatechange = () => listeners.forEach((each) => each());
  void context.resume();
}
// Whoever has just signed in has touched the page before this script was there.
if (navigator.userActivation?.hasBeenActive) whenIdle(unlock);
else for (const input of ['pointerdown', 'keydown'] as const) addEventListener(input, unlock, { once: true, passive: true });

export const maySound = (): boolean => context?.state === 'running';

const LOUDEST = 0.24;

/** Notes by the second at which they begin. */
const NOTES: Record<AlertSound, readonly (readonly [at: number, frequency: number])[]> = {
  chime: [
    [0, 587],
    [0.12, 880],
  ],
  bell: [
    [0, 1319],
    [0, 1976],
  ],
  knock: [
    [0, 196],
    [0.16, 196],
  ],
};

/** @returns whether it sounded */
export function chime({ volume, sound }: Pick<Alerting, 'volume' | 'sound'>): boolean {
  if (!context || !maySound() || volume === 0) return false;
  for (const [at, frequency] of NOTES[sound]) {
    const [tone, gain] = [context.createOscillator(), context.createGain()];
    tone.frequency.value = frequency;
    gain.gain.setValueAtTime(0.0001, context.currentTime + at);
    gain.gain.exponentialRampToValueAtTime(LOUDEST * volume, context.currentTime + at + 0.01);
    gain.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + at + 0.25);
    tone.connect(gain).connect(context.destination);
    tone.start(context.currentTime + at);
    tone.stop(context.currentTime + at + 0.3);
  }
  return true;
}
