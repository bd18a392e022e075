let context: AudioContext | undefined;

/** Browsers let a page sound after somebody touched it. */
addEventListener('pointerdown', () => void (context ??= new AudioContext()).resume(), { once: true, passive: true });

/** Two short notes, a fifth apart. */
export function chime(): void {
  if (context?.state !== 'running') return;
  for (const [at, frequency] of [
    [0, 587],
    [0.12, 880],
  ] as const) {
    const [tone, gain] = [context.createOscillator(), context.createGain()];
    tone.frequency.value = frequency;
    gain.gain.setValueAtTime(0.0001, context.currentTime + at);
    gain.gain.exponentialRampToValueAtTime(0.12, context.currentTime + at + 0.01);
    gain.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + at + 0.25);
    tone.connect(gain).connect(context.destination);
    tone.start(context.currentTime + at);
    tone.stop(context.currentTime + at + 0.3);
  }
}
