export { SimulationEdge } from './simulation.edge';
export { SimulationModule } from './simulation.module';
