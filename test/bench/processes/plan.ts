import { planPrograms } from '../../../src/submission/planPrograms';
import { sendFigures } from '../figures';
import { interleave, ratioOfMinima } from '../interleave';
import { loyaltyPrograms } from '../texts';

// Sorts the programs of a file by what Mews has: half are there, one in ten of them different.
void main();

async function main(): Promise<void> {
  const sorter = (count: number) => {
    const programs = loyaltyPrograms(count);
    const existing = programs
      .filter((_, index) => index % 2 === 0)
      .map((program, index) => ({
        ...program,
        Id: `id-${index}`,
        ...(index % 10 === 0 && { Name: 'Another name' }),
      }));
    return () => planPrograms(programs, existing);
  };
  const large = sorter(20_000);
  const start = performance.now();
  large();
  // It is one stretch, and the first call is the slowest.
  const blocked = performance.now() - start;
  const small = sorter(1000);
  const times = await interleave({ small, again: small, large }, { warmups: 3, rounds: 12, repeats: 1, collect: true });
  sendFigures({
    growth: [ratioOfMinima(times('large'), times('small')) / 20],
    same: [ratioOfMinima(times('again'), times('small'))],
    blocked: [blocked],
  });
}
