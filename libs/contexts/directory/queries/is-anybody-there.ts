import { Query } from '@nestjs/cqrs';

/** Whether any agent is online or busy. Asked upstream of presence, which answers it. */
export class IsAnybodyThere extends Query<boolean> {}
