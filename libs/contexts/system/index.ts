export { examine } from './doctor/examine';
export { bad, type Finding, inLines } from './doctor/finding';
export { examineOutside } from './doctor/outside';
export { SystemEdge } from './system.edge';
export { SystemModule } from './system.module';
