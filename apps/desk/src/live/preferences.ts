import type { ExternalStore } from '#client/core';
import { REPETITION, type Repetition, repetitionIn } from '#words';

/** How somebody likes the desk. What is absent is as it comes. */
export interface Preferences {
  /** Keys by the id of a command, instead of its own; an empty text: none. */
  keys: Readonly<Record<string, string>>;
  /** Whether Enter sends what is written; otherwise it breaks the line, and Ctrl+Enter sends. */
  enterSends: boolean;
  /** Whether single letters are commands, outside of fields. */
  singleKeys: boolean;
  /** Pixels. */
  listWidth: number;
  panelWidth: number;
  /** Whether the customer stands beside the chat, where there is room. */
  hasPanel: boolean;
  alerts: Alerting;
  wall: WallAlarms;
}

export const ALERT_EVENTS = ['offer', 'assigned', 'message', 'due', 'escalation', 'mention', 'hand'] as const;
export type AlertEvent = (typeof ALERT_EVENTS)[number];
export const ALERT_CHANNELS = ['sound', 'desktop', 'title', 'badge'] as const;
export type AlertChannel = (typeof ALERT_CHANNELS)[number];

export const ALERT_SOUNDS = ['chime', 'bell', 'knock'] as const;
export type AlertSound = (typeof ALERT_SOUNDS)[number];

export interface Alerting {
  channels: Readonly<Record<AlertChannel, boolean>>;
  events: Readonly<Record<AlertEvent, boolean>>;
  /** 0–1. */
  volume: number;
  sound: AlertSound;
  /** Whether it goes on until somebody has seen it, or for so many times. */
  repeats: Repetition['repeats'];
  repeatSeconds: Repetition['everySeconds'];
  repeatTimes: Repetition['atMost'];
}

/** From when on the wall calls its supervisor; null: never. */
export interface WallAlarms {
  longestWaitSeconds: number | null;
  /** 0–1. */
  serviceLevel: number | null;
  /** Somebody waits for a skill that nobody who is here has. */
  nobody: boolean;
  sound: boolean;
}

export const PANE = { min: 260, max: 420 } as const;

export const AS_IT_COMES: Preferences = {
  keys: {},
  enterSends: true,
  singleKeys: true,
  listWidth: 324,
  panelWidth: 316,
  hasPanel: true,
  alerts: {
    channels: { sound: true, desktop: true, title: true, badge: true },
    events: { offer: true, assigned: true, message: true, due: true, escalation: true, mention: true, hand: true },
    volume: 0.5,
    sound: 'chime',
    repeats: true,
    repeatSeconds: REPETITION.seconds,
    repeatTimes: null,
  },
  wall: { longestWaitSeconds: 300, serviceLevel: 0.8, nobody: true, sound: true },
};

const WRITE_AFTER_MS = 1_000;

/** Where preferences are kept besides the browser, so that they are there at another machine. */
export interface PreferencesHome {
  read: () => Promise<Record<string, unknown>>;
  write: (preferences: Record<string, unknown>) => Promise<unknown>;
}

type Stored = Record<string, unknown>;

/**
 * One person's preferences: what was changed holds at once, is kept in the browser, and goes to the server a second later. What others
 * (other versions of the desk) keep there stays.
 */
export class PreferencesStore implements ExternalStore<Preferences> {
  private readonly listeners = new Set<() => void>();
  private readonly key: string;
  private stored: Stored;
  private state: Preferences;
  /** What was changed here and is not at the server yet. */
  private changed: Stored = {};
  private isLoaded = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly storage: Storage,
    accountId: string,
    private readonly home: PreferencesHome,
  ) {
    this.key = `switchboard.preferences.${accountId}`;
    this.stored = this.read();
    this.state = preferencesOf(this.stored);
    addEventListener('storage', this.hearOtherTab);
    addEventListener('pagehide', this.flush);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  getSnapshot = (): Preferences => this.state;

  set(changes: Partial<Preferences>): void {
    this.changed = { ...this.changed, ...changes };
    this.hold({ ...this.stored, ...changes });
    this.storage.setItem(this.key, JSON.stringify(this.stored));
    clearTimeout(this.timer);
    this.timer = setTimeout(this.flush, WRITE_AFTER_MS);
  }

  /** What the server has holds, but for what was changed here meanwhile. */
  async load(): Promise<void> {
    const kept = await this.home.read().catch(() => undefined);
    if (!kept) return;
    this.isLoaded = true;
    this.hold({ ...this.stored, ...kept, ...this.changed });
    this.storage.setItem(this.key, JSON.stringify(this.stored));
  }

  stop(): void {
    this.flush();
    removeEventListener('storage', this.hearOtherTab);
    removeEventListener('pagehide', this.flush);
  }

  private flush = (): void => {
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    void this.write();
  };

  /** Never over what is at the server and was not read: what could not be written goes with the next change. */
  private async write(): Promise<void> {
    if (!this.isLoaded) await this.load();
    if (!this.isLoaded) return;
    const written = this.changed;
    await this.home.write(this.stored).then(
      () => void (this.changed = this.changed === written ? {} : this.changed),
      () => undefined,
    );
  }

  private hold(stored: Stored): void {
    this.stored = stored;
    this.state = preferencesOf(stored);
    for (const listener of this.listeners) listener();
  }

  private hearOtherTab = ({ key }: StorageEvent): void => {
    if (key === this.key) this.hold(this.read());
  };

  private read(): Stored {
    try {
      const stored: unknown = JSON.parse(this.storage.getItem(this.key) ?? '{}');
      return isRecord(stored) ? stored : {};
    } catch {
      return {};
    }
  }
}

const isRecord = (value: unknown): value is Stored => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is stored was written by whatever version: only values of the right kind count. */
export function preferencesOf(stored: Stored): Preferences {
  const { keys, listWidth, panelWidth, singleKeys, enterSends, hasPanel, alerts, wall } = stored;
  const width = (value: unknown, otherwise: number): number =>
    typeof value === 'number' && Number.isFinite(value) ? Math.min(PANE.max, Math.max(PANE.min, value)) : otherwise;
  const { channels, events, volume, sound } = isRecord(alerts) ? alerts : {};
  const { repeats, everySeconds: repeatSeconds, atMost: repeatTimes } = repetitionIn(alerts);
  const usual = AS_IT_COMES.alerts;
  return {
    keys: isRecord(keys) ? onlyOf(keys, 'string') : {},
    enterSends: enterSends !== false,
    singleKeys: singleKeys !== false,
    listWidth: width(listWidth, AS_IT_COMES.listWidth),
    panelWidth: width(panelWidth, AS_IT_COMES.panelWidth),
    hasPanel: hasPanel !== false,
    alerts: {
      channels: { ...usual.channels, ...(isRecord(channels) && onlyOf(channels, 'boolean')) },
      events: { ...usual.events, ...(isRecord(events) && onlyOf(events, 'boolean')) },
      volume: typeof volume === 'number' ? Math.min(1, Math.max(0, volume)) : usual.volume,
      sound: ALERT_SOUNDS.find((each) => each === sound) ?? usual.sound,
      ...{ repeats, repeatSeconds, repeatTimes },
    },
    wall: wallAlarmsOf(isRecord(wall) ? wall : {}),
  };
}

function wallAlarmsOf({ longestWaitSeconds, serviceLevel, nobody, sound }: Stored): WallAlarms {
  const threshold = (value: unknown, usual: number | null): number | null =>
    value === null || (typeof value === 'number' && value >= 0) ? value : usual;
  return {
    longestWaitSeconds: threshold(longestWaitSeconds, AS_IT_COMES.wall.longestWaitSeconds),
    serviceLevel: threshold(serviceLevel, AS_IT_COMES.wall.serviceLevel),
    nobody: nobody !== false,
    sound: sound !== false,
  };
}

function onlyOf<T extends 'string' | 'boolean'>(values: Stored, type: T): Record<string, T extends 'string' ? string : boolean> {
  const kept = Object.entries(values).filter(([, value]) => typeof value === type);
  return Object.fromEntries(kept) as Record<string, T extends 'string' ? string : boolean>;
}
