//! Several threads for many cases: what comes of them stays in the order of the input, and the memory flat.

use std::collections::VecDeque;
use std::num::NonZeroU16;
use std::sync::mpsc::{self, Receiver};
use std::thread::available_parallelism;

use clap::Args;
use rayon::ThreadPoolBuilder;

use crate::Failure;
use crate::input::{Cases, Line};

/// So many batches are read ahead for each thread: enough to let one take its time over a case.
const BATCHES_AHEAD: usize = 4;

#[derive(Args)]
pub(crate) struct Threads {
    /// Work with so many threads (default: as many as the machine runs at once). What is written does not depend on it.
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroU16>,
}

impl Threads {
    /// Works on every case, and hands over what comes of each in the order of the input.
    pub(crate) fn work_on<T: Send>(
        &self,
        mut cases: Cases,
        work: impl Fn(&Line) -> T + Sync,
        mut take: impl FnMut(T) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let threads = match self.threads {
            Some(threads) => usize::from(threads.get()),
            None => available_parallelism().map_or(1, usize::from),
        };
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().map_err(Failure::Threads)?;
        let work = &work;
        // This thread reads and writes, the others work in between.
        pool.in_place_scope(|scope| {
            let mut under_way: VecDeque<Receiver<Vec<T>>> = VecDeque::new();
            loop {
                let mut lines = Vec::new();
                let read = cases.next(&mut lines);
                if !lines.is_empty() {
                    let (done, receiver) = mpsc::channel();
                    under_way.push_back(receiver);
                    // Nobody waits for what is done any more once it cannot be written.
                    scope.spawn(move |_| drop(done.send(lines.iter().map(work).collect())));
                }
                let ahead = if matches!(read, Ok(true)) { BATCHES_AHEAD * threads } else { 0 };
                while under_way.len() > ahead {
                    let done = under_way.pop_front().and_then(|first| first.recv().ok());
                    done.into_iter().flatten().try_for_each(&mut take)?;
                }
                if !read? {
                    return Ok(());
                }
            }
        })
    }
}
