/** In the place of the client's REST: the widget asks by `app/rest.ts`, which is loaded before the client. The greeting tells the time. */
export class Rest {
  readonly serverTime = {
    offsetMs: 0,
    now(): number {
      return Date.now() + this.offsetMs;
    },
    hearGreeting(serverTime: string, heardAt: number): void {
      this.offsetMs = Date.parse(serverTime) - heardAt;
    },
  };
}
