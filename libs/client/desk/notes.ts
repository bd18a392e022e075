import type { NoteView } from '../../protocol';
import { PATIENT, RetryLoop } from '../core/retry-loop';
import { ObservableValue } from '../core/external-store';
import { type DeskSource, isOnline } from './source';

/** Notes of a chat, oldest first; the customer never sees them. */
export class Notes extends ObservableValue<NoteView[]> {
  private notes = new Map<string, NoteView>();
  private readonly loop = new RetryLoop(() => this.read(), PATIENT);
  private readonly stops: (() => void)[];

  constructor(
    private readonly source: DeskSource,
    readonly chatId: string,
  ) {
    super(() => [...this.notes.values()].sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id)));
    this.stops = [
      source.on('note.created', ({ chatId: id, note }) => id === chatId && this.merge([note])),
      source.on('ready', () => this.loop.wakeNow()),
    ];
    this.loop.wake();
  }

  /** Adds a note. @param to id of whom it addresses: then it is a whisper @throws ProblemError */
  async add(text: string, to?: string): Promise<NoteView> {
    const note = await this.source.rest.post<NoteView>(`/chats/${this.chatId}/notes`, { text, to });
    this.merge([note]);
    return note;
  }

  stop(): void {
    this.loop.stop();
    for (const stop of this.stops) stop();
  }

  private async read(): Promise<void> {
    if (!isOnline(this.source)) return;
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { data: NoteView[]; nextCursor?: string | null } = await this.source.rest.get(
        `/chats/${this.chatId}/notes${cursor && `?cursor=${cursor}`}`,
      );
      this.merge(page.data);
      cursor = page.nextCursor ?? null;
    }
  }

  private merge(notes: NoteView[]): void {
    for (const note of notes) this.notes.set(note.id, note);
    this.changed();
  }
}
