import { typeInputs } from '../faults/typedInputs';

/** The boxes that a test answers. */
export interface AnsweredBoxes {
  /** Answers the boxes that come from now on, see `typeInputs`. */
  answer(...answers: string[]): void;
  /** What stood over each of them, and in their rows. */
  readonly shown: readonly string[];
  /** What they complained of. */
  readonly complaints: readonly string[];
}

/** For the suite around the call: boxes of each test are answered as it says, and left alone after it. */
export function answeredBoxes(): AnsweredBoxes {
  let undo = () => {};
  const shown: string[] = [];
  const complaints: string[] = [];
  afterEach(() => {
    undo();
    undo = () => {};
    shown.length = 0;
    complaints.length = 0;
  });
  return {
    shown,
    complaints,
    answer(...answers) {
      undo();
      undo = typeInputs(
        answers,
        (complaint) => complaints.push(complaint),
        (words) => shown.push(words),
      );
    },
  };
}
