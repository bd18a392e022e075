export { WidgetEdge } from './widget.edge';
export { WidgetModule } from './widget.module';
