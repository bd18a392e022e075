import { Filters } from '../frame/Filters';
import { AgentsTable } from './AgentsTable';
import { AttainmentCard } from '../outcomes/AttainmentCard';
import { CalibrationChart } from '../outcomes/CalibrationChart';
import { CannedCard } from '../outcomes/CannedCard';
import { Endings } from '../outcomes/Endings';
import { FairnessCard } from '../outcomes/FairnessCard';
import { LevelChart } from './LevelChart';
import { Ratings } from '../outcomes/Ratings';
import { SpreadChart } from './SpreadChart';
import { SubjectsTable } from './SubjectsTable';
import { Tiles } from './Tiles';
import { VolumeChart } from './VolumeChart';
import { WeekChart } from './WeekChart';
import css from './OverviewPage.module.css';

/** How much, how well, when we are short, who carries what, and how it ended. */
export function OverviewPage() {
  return (
    <>
      <Filters />
      <Tiles />
      <div className={css.charts}>
        <VolumeChart />
        <LevelChart />
        <WeekChart />
        <SpreadChart />
      </div>
      <AgentsTable />
      <SubjectsTable />
      <div className={css.charts}>
        <CalibrationChart />
        <AttainmentCard />
        <FairnessCard />
        <Ratings />
        <Endings />
        <CannedCard />
      </div>
    </>
  );
}
