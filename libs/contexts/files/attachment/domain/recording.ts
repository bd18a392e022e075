import type { RecordingKind } from '#protocol';

/** Codecs that browsers record and others play. */
export const RECORDED_CODECS = { audio: ['opus', 'aac'], video: ['vp8', 'vp9', 'av1', 'avc'] };

const NAMES: Record<RecordingKind, string> = { voice: 'Voice note', video: 'Video note' };

/** What a recording is called wherever files are named, e.g. `Voice note, 0:12`. */
export function recordingName(kind: RecordingKind, seconds: number): string {
  return `${NAMES[kind]}, ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
