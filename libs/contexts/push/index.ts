export { PushEdge } from './push.edge';
export { PushModule } from './push.module';
