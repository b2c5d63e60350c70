import type { FaultRow } from './faultRow';
import { afterRefusals } from './rows/afterRefusals';
import { afterSending } from './rows/afterSending';
import { answers } from './rows/answers';
import { atOnce } from './rows/atOnce';
import { beforeSending } from './rows/beforeSending';
import { brokenChecks } from './rows/brokenChecks';
import { brokenReads } from './rows/brokenReads';
import { cancelling } from './rows/cancelling';
import { changingFiles } from './rows/changingFiles';
import { checks } from './rows/checks';
import { clocks } from './rows/clocks';
import { closed } from './rows/closed';
import { connections } from './rows/connections';
import { disks } from './rows/disks';
import { echoes } from './rows/echoes';
import { handshakes } from './rows/handshakes';
import { heldFiles } from './rows/heldFiles';
import { hostileAnswers } from './rows/hostileAnswers';
import { hostileWords } from './rows/hostileWords';
import { killed } from './rows/killed';
import { localInput } from './rows/localInput';
import { locks } from './rows/locks';
import { openQuestions } from './rows/openQuestions';
import { plans } from './rows/plans';
import { proxies } from './rows/proxies';
import { proxySettings } from './rows/proxySettings';
import { refusals } from './rows/refusals';
import { slowWays } from './rows/slowWays';
import { strayRecords } from './rows/strayRecords';
import { strictSsl } from './rows/strictSsl';
import { twoWindows } from './rows/twoWindows';

/**
 * Every row that is played, by their numbers. Number 11, a thousand kills at random, is played by `npm run test:kill`, which also proves
 * that a real SIGKILL leaves the journals that rows 1 to 10 begin with. What only Windows does of 84 and 95, such as paths of
 * more than 260 characters, is not played.
 */
export const faultRows: readonly FaultRow[] = [
  killed,
  beforeSending,
  proxies,
  proxySettings,
  strictSsl,
  connections,
  afterSending,
  slowWays,
  answers,
  refusals,
  hostileAnswers,
  hostileWords,
  echoes,
  checks,
  localInput,
  changingFiles,
  twoWindows,
  atOnce,
  cancelling,
  plans,
  afterRefusals,
  disks,
  clocks,
  closed,
  locks,
  handshakes,
  brokenReads,
  brokenChecks,
  openQuestions,
  heldFiles,
  strayRecords,
]
  .flat()
  .toSorted((a, b) => a.row.localeCompare(b.row, 'en', { numeric: true }));

const twice = faultRows.find(({ row }, index) => row === faultRows[index - 1]?.row);
if (twice) throw new Error(`Two rows are called ${twice.row}`);
