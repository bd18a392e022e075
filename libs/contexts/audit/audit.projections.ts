import { Injectable } from '@nestjs/common';
import { ChatErased, SupervisorSteppedIn } from '#chats';
import { PersonalDataErased } from '#customers';
import { Clock } from '#kernel';
import { append, auditRow, newId, project } from '#platform';

@Injectable()
export class AuditProjections {
  constructor(private readonly clock: Clock) {}

  /** What was changed of an erased customer is erased as well; that it was changed, when and by whom stays. */
  personalDataErased = project(PersonalDataErased, async (events, tx) => {
    await tx.query('update audit_log set before = null, after = null where target_id = any($1)', [
      events.map(({ customerId }) => customerId),
    ]);
  });

  /** Of a chat whose texts are erased, why it was held and what help was asked for are erased as well. */
  chatErased = project(ChatErased, async (events, tx) => {
    const without = (values: string) => `${values} = ${values} #- '{hold,reason}' #- '{hand,note}'`;
    await tx.query(`update audit_log set ${without('before')}, ${without('after')} where target_id = any($1)`, [
      events.map(({ chatId }) => chatId),
    ]);
  });

  /** Messages are stored in groups of several people, which are nobody's deed; that of a supervisor to somebody else's customer is one. */
  supervisorSteppedIn = append(SupervisorSteppedIn, 'audit_log', ({ chatId, by, name, messageId }) => [
    auditRow({
      ...{ id: newId(), at: this.clock.now(), actorType: 'user', actorId: by.id!, actorName: name, action: 'chat.stepped_in' },
      ...{ targetType: 'chat', targetId: chatId, before: null, after: { messageId }, address: null },
    }),
  ]);
}
