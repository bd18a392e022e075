import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Meter } from './meter';

type Execute = (command: object, ...more: unknown[]) => Promise<unknown>;

/** Command timer: measures the duration of every command by wrapping the CommandBus. */
@Injectable()
export class TimedCommands implements OnModuleInit {
  constructor(
    private readonly commands: CommandBus,
    private readonly meter: Meter,
  ) {}

  onModuleInit(): void {
    const bus = this.commands as unknown as { execute: Execute };
    const execute = bus.execute.bind(bus);
    bus.execute = (command, ...more) => this.meter.timed('command', command.constructor.name, () => execute(command, ...more));
  }
}
