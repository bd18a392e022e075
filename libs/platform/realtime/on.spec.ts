import { CLIENT_EVENTS, type ChatView, type ClientEventName, type Resolution } from '#protocol';
import type { StaffCaller } from '../auth/caller';
import { On } from './on';

class Closing {
  chatId!: string;
  resolution?: Resolution;
}
class Declining {
  chatId!: string;
  /** The default applies when the client omits the reason. */
  reason: string | null = null;
}
class Forgetful {
  chatId!: string;
}
class Curious extends Closing {
  why!: string;
}
class Mistaken {
  chatId!: string;
  resolution?: 'resolved' | 'unsolved';
}
class Narrow {
  chatId!: string;
  resolution?: 'resolved';
}
declare const chat: ChatView;

class Gateway {
  @On('chat.close') async closes(_payload: Closing, _by: StaffCaller) {
    return { chat };
  }
  @On('chat.decline') async declines(_payload: Declining) {
    return { chat };
  }
  @On('chat.leave') async leaves(_payload: Forgetful): Promise<void> {}
  @On('chat.leave') async leavesWithNothing(_payload: Forgetful) {
    return {};
  }
}

/**
 * Misuses that the compiler must refuse: an accepted one makes its `@ts-expect-error` an error of the type check. The class is never
 * instantiated.
 */
export const refused = () =>
  class {
    // @ts-expect-error there is no such event
    @On('chat.shut') async isNoEvent(_payload: Closing) {
      return { chat };
    }
    // @ts-expect-error a server event is not a client's
    @On('chat.closed') async isTheServers(_payload: Closing) {
      return { chat };
    }
    // @ts-expect-error a field of the payload is missing
    @On('chat.close') async forgets(_payload: Forgetful) {
      return { chat };
    }
    // @ts-expect-error there is no such field
    @On('chat.close') async invents(_payload: Curious) {
      return { chat };
    }
    // @ts-expect-error a field may say what the protocol does not know
    @On('chat.close') async mistakes(_payload: Mistaken) {
      return { chat };
    }
    // @ts-expect-error a field takes less than a client may say
    @On('chat.close') async refuses(_payload: Narrow) {
      return { chat };
    }
    // @ts-expect-error the answer lacks the chat
    @On('chat.close') async answersNothing(_payload: Closing) {
      return {};
    }
    // @ts-expect-error the answer is no chat
    @On('chat.close') async answersAnother(_payload: Closing) {
      return { chat: { id: 'x' } };
    }
    // @ts-expect-error an answer is owed
    @On('chat.close') async forgetsToAnswer(_payload: Closing): Promise<void> {}
  };

describe('On', () => {
  it('names the event for Nest, and who may send it', () => {
    const method = Gateway.prototype.declines;
    expect(Reflect.getMetadata('message', method)).toBe('chat.decline' satisfies ClientEventName);
    expect(Reflect.getMetadata('switchboard:access', method)).toBe('agent');
    expect(CLIENT_EVENTS).toContain('chat.decline');
  });
});
