import type { RecordingKind } from '../../protocol';

/** Why nothing can be recorded: it was not allowed, there is no device, or the browser or the address does not let anybody. */
export type RecorderProblem = 'denied' | 'no_device' | 'no_way';
export type RecorderState =
  | { step: 'asking' }
  | { step: 'recording'; seconds: number; stream: MediaStream }
  | { step: 'taken'; seconds: number; take: Blob }
  | { step: 'problem'; problem: RecorderProblem };

export interface RecorderLimits {
  maxSeconds: number;
  maxBytes: number;
}

/** What browsers record that all others play, the one that more of them play first. */
const TYPES: Record<RecordingKind, string[]> = {
  voice: ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'],
  video: ['video/webm;codecs=vp8,opus', 'video/mp4'],
};
const BITS = { audioBitsPerSecond: 32_000, videoBitsPerSecond: 500_000 };
const VIDEO = { width: { ideal: 480 }, height: { ideal: 360 }, frameRate: { ideal: 24 } };
const TELL_EVERY_MS = 250;

/** Recorder of one voice or video note. The device is let go whenever nothing is recorded, and a page that would lose a note asks. */
export class Recorder {
  state: RecorderState = { step: 'asking' };
  private recorder?: MediaRecorder;
  private parts: Blob[] = [];
  private startedAt = 0;
  private ticking?: ReturnType<typeof setInterval>;
  private isGone = false;
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly kind: RecordingKind,
    readonly limits: RecorderLimits,
  ) {
    addEventListener('beforeunload', this.keep);
    void this.start();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  getSnapshot = (): RecorderState => this.state;

  /** Ends the recording, which is then there to be listened to. */
  stop(): void {
    if (this.recorder?.state === 'recording') this.recorder.stop();
    else if (this.state.step === 'asking') this.discard();
  }

  /** Ends the recording for good. @returns what was recorded, if anything was */
  async finish(): Promise<Blob | undefined> {
    const ended = new Promise<void>((resolve) => this.subscribe(() => this.state.step === 'taken' && resolve()));
    const isGoing = this.state.step === 'recording';
    this.stop();
    if (isGoing) await ended;
    const take = this.state.step === 'taken' ? this.state.take : undefined;
    this.discard();
    return take;
  }

  discard(): void {
    this.isGone = true;
    removeEventListener('beforeunload', this.keep);
    this.release();
  }

  private async start(): Promise<void> {
    try {
      const type = TYPES[this.kind].find((each) => MediaRecorder.isTypeSupported(each));
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: this.kind === 'video' && VIDEO });
      this.record(stream, new MediaRecorder(stream, { mimeType: type, ...BITS }));
    } catch (error) {
      this.fail(error);
    }
  }

  private record(stream: MediaStream, recorder: MediaRecorder): void {
    this.recorder = recorder;
    if (this.isGone) return this.release();
    let size = 0;
    recorder.ondataavailable = ({ data }) => {
      this.parts.push(data);
      size += data.size;
      if (size > this.limits.maxBytes * 0.9) this.stop();
    };
    recorder.onstop = () => this.taken();
    this.startedAt = performance.now();
    recorder.start(1_000);
    const tell = (): void => {
      const { seconds } = this;
      this.tell({ step: 'recording', seconds, stream });
      if (seconds >= this.limits.maxSeconds) this.stop();
    };
    this.ticking = setInterval(tell, TELL_EVERY_MS);
    tell();
  }

  private taken(): void {
    const { seconds } = this;
    this.release();
    this.tell({ step: 'taken', seconds, take: new Blob(this.parts, { type: this.recorder!.mimeType }) });
  }

  private get seconds(): number {
    return Math.min(this.limits.maxSeconds, (performance.now() - this.startedAt) / 1_000);
  }

  /** The light of the device goes out. */
  private release(): void {
    clearInterval(this.ticking);
    if (this.isGone && this.recorder) this.recorder.onstop = this.recorder.ondataavailable = null;
    if (this.recorder?.state === 'recording') this.recorder.stop();
    for (const track of this.recorder?.stream.getTracks() ?? []) track.stop();
  }

  private fail(error: unknown): void {
    const { name } = error as Partial<Error>;
    const problem =
      name === 'NotAllowedError' ? 'denied' : name === 'NotFoundError' || name === 'NotReadableError' ? 'no_device' : 'no_way';
    removeEventListener('beforeunload', this.keep);
    this.tell({ step: 'problem', problem });
  }

  private tell(state: RecorderState): void {
    if (this.isGone) return;
    this.state = state;
    for (const listener of this.listeners) listener();
  }

  private readonly keep = (event: BeforeUnloadEvent): void => {
    if (this.state.step !== 'asking') event.preventDefault();
  };
}
