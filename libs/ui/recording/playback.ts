/** Speeds in the order in which they are chosen. */
const SPEEDS = [1, 1.5, 2, 0.75];

let playing: HTMLMediaElement | undefined;

/** Playback of one recording, by an element that loads nothing before it is played. Of all of a page, one plays at a time. */
export class Playback {
  speed = 1;
  private renewedAt = -Infinity;

  /**
   * @param addressOf where the recording is now: signed addresses end
   * @param seconds how long it is, which the element may not know
   */
  constructor(
    private readonly media: HTMLMediaElement,
    private readonly addressOf: (isEnded: boolean) => Promise<string>,
    private readonly seconds: number,
    private readonly changed: () => void,
  ) {
    for (const event of ['play', 'pause', 'timeupdate', 'ended', 'ratechange', 'loadedmetadata']) media.addEventListener(event, changed);
    media.addEventListener('error', () => void this.renew());
  }

  get isPlaying(): boolean {
    return !this.media.paused && !this.media.ended;
  }

  get at(): number {
    return Math.min(this.media.currentTime, this.length);
  }

  get length(): number {
    return Number.isFinite(this.media.duration) ? this.media.duration : this.seconds;
  }

  async toggle(): Promise<void> {
    if (this.isPlaying) return this.media.pause();
    if (playing !== this.media) playing?.pause();
    playing = this.media;
    await this.load();
    await this.media.play().catch(() => undefined);
  }

  pause(): void {
    this.media.pause();
  }

  async seek(to: number): Promise<void> {
    await this.load();
    this.media.currentTime = to;
    this.changed();
  }

  /** The next speed. */
  hasten(): void {
    this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length]!;
    this.media.defaultPlaybackRate = this.media.playbackRate = this.speed;
    this.changed();
  }

  private async load(isEnded = false): Promise<void> {
    if (this.media.currentSrc !== '' && !isEnded) return;
    this.media.src = await this.addressOf(isEnded);
  }

  /** The address has ended while it was listened to: once more from there, at another one. */
  private async renew(): Promise<void> {
    if (performance.now() - this.renewedAt < 5_000) return;
    this.renewedAt = performance.now();
    const { currentTime } = this.media;
    await this.load(true);
    this.media.currentTime = currentTime;
    if (playing === this.media) await this.media.play().catch(() => undefined);
  }
}
