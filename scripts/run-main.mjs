/** Runs a script's main function, whose result is the exit code; what a person can mend is told without a stack. */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (error.name !== 'AppError') throw error;
    const { describeFault } = await import('../dist/errors.js');
    console.error([error.message, ...error.faults.map(describeFault)].join('\n'));
    process.exitCode = 1;
  }
}
