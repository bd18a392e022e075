import { parentPort, workerData } from 'node:worker_threads';
import { Conversion, FilePathSource, FilePathTarget, Input, MP4, Mp4OutputFormat, OGG, Output, WEBM, WebMOutputFormat } from 'mediabunny';
import type { RecordingKind } from '#protocol';
import { RECORDED_CODECS } from '../attachment/domain/recording';

export interface ThreadData {
  from: string;
  to: string;
  kind: RecordingKind;
  maxSeconds: number;
}

export interface Remuxed {
  seconds: number;
  contentType: string;
  width: number | null;
  height: number | null;
}

export type ThreadMessage = { remuxed: Remuxed } | { refused: 'unreadable' | 'too long' };

/** Codecs that WebM takes; what has others goes into an MP4. */
const OF_WEBM = ['opus', 'vp8', 'vp9', 'av1'];

/** Remuxing: the packets of the recording, and nothing else of it, in a container that can be sought in. */
async function remux({ from, to, kind, maxSeconds }: ThreadData): Promise<ThreadMessage> {
  const input = new Input({ source: new FilePathSource(from), formats: [WEBM, MP4, OGG] });
  const [audio, video] = [await input.getPrimaryAudioTrack(), await input.getPrimaryVideoTrack()];
  const hasItsTracks = kind === 'voice' ? audio !== null && video === null : video !== null;
  const isKnown = (codec: string | null | undefined, of: 'audio' | 'video'): boolean =>
    codec === undefined || (codec !== null && RECORDED_CODECS[of].includes(codec));
  if (!hasItsTracks || !isKnown(audio?.codec, 'audio') || !isKnown(video?.codec, 'video')) return { refused: 'unreadable' };
  const seconds = await input.computeDuration();
  if (!(seconds > 0)) return { refused: 'unreadable' };
  if (seconds > maxSeconds) return { refused: 'too long' };
  const isWebm = [audio?.codec, video?.codec].every((codec) => !codec || OF_WEBM.includes(codec));
  const format = isWebm ? new WebMOutputFormat() : new Mp4OutputFormat({ fastStart: 'in-memory' });
  const output = new Output({ format, target: new FilePathTarget(to) });
  const conversion = await Conversion.init({ input, output, tracks: 'primary', copy: { mode: 'forced' }, tags: {}, showWarnings: false });
  if (!conversion.isValid || conversion.discardedTracks.length > 0) return { refused: 'unreadable' };
  await conversion.execute();
  const contentType = `${kind === 'voice' ? 'audio' : 'video'}/${isWebm ? 'webm' : 'mp4'}`;
  return { remuxed: { seconds, contentType, width: video?.displayWidth ?? null, height: video?.displayHeight ?? null } };
}

const post = (message: ThreadMessage): void => parentPort!.postMessage(message);
// Whatever the reader of containers says of a broken one, it is broken.
remux(workerData as ThreadData).then(post, () => post({ refused: 'unreadable' }));
