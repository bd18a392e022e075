import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ThisNode } from '#platform';
import { Nodes } from './nodes.store';

/** Writes down how this node is */
export class ReportNode extends Command<void> {}

@CommandHandler(ReportNode)
export class ReportNodeHandler implements ICommandHandler<ReportNode> {
  constructor(
    private readonly self: ThisNode,
    private readonly nodes: Nodes,
  ) {}

  execute(): Promise<void> {
    return this.nodes.report(this.self.look());
  }
}
