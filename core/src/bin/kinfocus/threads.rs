//! Several threads for many cases: what comes of them stays in the order of the input, and the memory flat.

use std::collections::VecDeque;
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread::{self, available_parallelism};

use clap::Args;
use rayon::ThreadPoolBuilder;

use crate::Failure;
use crate::input::{Cases, Line};

/// So many batches are under way for each thread: enough to let one take its time over a case.
const BATCHES_AHEAD: usize = 4;

#[derive(Args)]
pub(crate) struct Threads {
    /// Work with so many threads (default: as many as the machine runs at once). What is written does not depend on it.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,
}

/// What is made of the cases, written.
pub(crate) trait Output<T> {
    /// Writes what came of one case.
    fn take(&mut self, done: T) -> Result<(), Failure>;

    /// Lets whoever reads see all that was written: the next case may be long in coming.
    fn flush(&mut self) -> Result<(), Failure>;
}

impl Threads {
    /// Works on every case, and hands over what comes of each in the order of the input.
    pub(crate) fn work_on<T: Send>(
        &self,
        cases: Cases,
        work: impl Fn(&Line) -> T + Sync,
        output: &mut impl Output<T>,
    ) -> Result<(), Failure> {
        let threads = self.threads.map_or_else(|| available_parallelism().map_or(1, usize::from), usize::from);
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().map_err(Failure::Threads)?;
        let work = &work;
        let batches = read(cases);
        // One thread reads and this one writes; the others work in between.
        pool.in_place_scope(|scope| {
            let mut under_way: VecDeque<Receiver<Vec<T>>> = VecDeque::new();
            loop {
                let next = match batches.try_recv() {
                    Err(TryRecvError::Empty) if under_way.is_empty() => {
                        output.flush()?;
                        batches.recv().map_err(|_| TryRecvError::Disconnected)
                    }
                    next => next,
                };
                let over = matches!(next, Err(TryRecvError::Disconnected));
                let ahead = match next {
                    Ok(lines) => {
                        let lines = lines?;
                        let (done, receiver) = mpsc::channel();
                        under_way.push_back(receiver);
                        // Nobody waits for what is done any more once it cannot be written.
                        scope.spawn(move |_| drop(done.send(lines.iter().map(work).collect())));
                        BATCHES_AHEAD * threads
                    }
                    // Nothing is there to work on: one batch is waited for, and then looked again.
                    Err(TryRecvError::Empty) => under_way.len().saturating_sub(1),
                    Err(TryRecvError::Disconnected) => 0,
                };
                while under_way.len() > ahead {
                    let done = under_way.pop_front().and_then(|first| first.recv().ok());
                    done.into_iter().flatten().try_for_each(|done| output.take(done))?;
                }
                if over {
                    return output.flush();
                }
            }
        })
    }
}

/// Reads in a thread of its own, which ends with the program: it may wait for a line that never comes.
fn read(mut cases: Cases) -> Receiver<Result<Vec<Line>, Failure>> {
    let (sender, batches) = mpsc::sync_channel(1);
    thread::spawn(move || {
        loop {
            let mut lines = Vec::new();
            let more = cases.next(&mut lines);
            if !lines.is_empty() && sender.send(Ok(lines)).is_err() {
                return;
            }
            match more {
                Ok(true) => {}
                Ok(false) => return,
                Err(failure) => return drop(sender.send(Err(failure))),
            }
        }
    });
    batches
}
