//! One small sort for every list: that of the standard library would stand in the module once for each type.
//!
//! It is stable. What is in order already is only looked through; else it takes as many steps as any good sort.

/// Lists up to here are sorted by insertion; longer ones in pieces of this length, which are then merged.
const SHORT: usize = 16;

/// Sorts a list.
pub(crate) fn sort<T: Copy + Ord>(list: &mut [T]) {
    sort_by(list, T::lt);
}

/// Sorts a list by a key; what has the same key stays in its order.
pub(crate) fn sort_by_key<T: Copy, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(list, |one, other| key(one) < key(other));
}

/// A list in the order of a number of each item, for items that can only be moved; what has the same number stays in
/// its order.
pub(crate) fn by_number<T>(list: Vec<T>, number: impl Fn(&T) -> u64) -> Vec<T> {
    let mut numbers: Vec<(u64, u64)> = list.iter().map(number).zip(0..).collect();
    sort(&mut numbers);
    let mut items: Vec<Option<T>> = list.into_iter().map(Some).collect();
    let at = |place: u64| usize::try_from(place).unwrap_or(usize::MAX);
    numbers.into_iter().filter_map(|(_, place)| items.get_mut(at(place))?.take()).collect()
}

/// Puts an item at a place of a list, or at its end. The standard library's way can fail, with a message: that brings what writes
/// numbers into the module.
pub(crate) fn insert<T>(list: &mut Vec<T>, at: usize, item: T) {
    list.push(item);
    let mut later = list.iter_mut().skip(at).rev();
    let Some(mut place) = later.next() else { return };
    for before in later {
        std::mem::swap(place, before);
        place = before;
    }
}

/// Sorts a list by what comes before what; items of which neither does stay in their order.
#[inline(never)]
pub(crate) fn sort_by<T: Copy>(list: &mut [T], is_before: impl Fn(&T, &T) -> bool) {
    if list.is_sorted_by(|one, next| !is_before(next, one)) {
        return;
    }
    let items = list.to_vec();
    let mut places: Vec<u32> = (0..).zip(&items).map(|(place, _)| place).collect();
    let item = |place: u32| usize::try_from(place).ok().and_then(|place| items.get(place));
    sort_places(&mut places, &|one, other| item(one).zip(item(other)).is_some_and(|(one, other)| is_before(one, other)));
    for (place, sorted) in list.iter_mut().zip(places) {
        if let Some(item) = item(sorted) {
            *place = *item;
        }
    }
}

/// Which of two places holds what comes before the other.
type IsBefore<'a> = &'a dyn Fn(u32, u32) -> bool;

/// Sorts places of a list: the one sort that there is.
fn sort_places(list: &mut [u32], is_before: IsBefore<'_>) {
    for piece in list.chunks_mut(SHORT) {
        insert_each(piece, is_before);
    }
    let mut spare = Vec::new();
    let mut length = SHORT;
    while length < list.len() {
        for both in list.chunks_mut(2 * length) {
            merge(both, length, is_before, &mut spare);
        }
        length *= 2;
    }
}

/// Moves each item in turn before those that it comes before.
fn insert_each(list: &mut [u32], is_before: IsBefore<'_>) {
    for end in 2..=list.len() {
        let Some((mut place, sorted)) = list.get_mut(..end).and_then(<[u32]>::split_last_mut) else { return };
        let item = *place;
        for before in sorted.iter_mut().rev() {
            if !is_before(item, *before) {
                break;
            }
            *place = *before;
            place = before;
        }
        *place = item;
    }
}

/// Merges the two sorted parts of a list, of which the second begins here.
fn merge(list: &mut [u32], middle: usize, is_before: IsBefore<'_>, spare: &mut Vec<u32>) {
    let Some((mut first, mut second)) = list.split_at_checked(middle) else { return };
    if let (Some(one), Some(other)) = (first.last(), second.first())
        && !is_before(*other, *one)
    {
        return;
    }
    spare.clear();
    while let ([one, ..], [other, ..]) = (first, second) {
        let takes_other = is_before(*other, *one);
        spare.push(if takes_other { *other } else { *one });
        first = first.get(usize::from(!takes_other)..).unwrap_or_default();
        second = second.get(usize::from(takes_other)..).unwrap_or_default();
    }
    // What is left of the second part stands in its place.
    spare.extend_from_slice(first);
    list.iter_mut().zip(spare.iter()).for_each(|(place, item)| *place = *item);
}

#[cfg(test)]
mod tests {
    use super::{by_number, sort, sort_by_key};

    /// Numbers below a bound, in no order.
    fn numbers(count: usize, below: u64, seed: u64) -> Vec<u64> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        (0..count).map(|_| next()).collect()
    }

    /// Each sort gives what that of the standard library does.
    fn is_like_std(list: &[u64]) {
        let mut sorted = list.to_vec();
        sorted.sort_unstable();
        let mut ours = list.to_vec();
        sort(&mut ours);
        assert!(ours == sorted, "{list:?}");

        let mut stable: Vec<(u64, usize)> = list.iter().copied().zip(0..).collect();
        let mut ours = stable.clone();
        stable.sort_by_key(|(number, _)| number / 2);
        let moved: Vec<(String, usize)> =
            by_number(ours.clone(), |(number, _)| number / 2).into_iter().map(|(number, at)| (number.to_string(), at)).collect();
        sort_by_key(&mut ours, |(number, _)| number / 2);
        assert!(ours == stable, "{list:?}");
        assert!(moved.iter().zip(&stable).all(|(moved, stable)| moved.1 == stable.1), "{list:?}");
        assert_eq!(moved.len(), stable.len());
    }

    #[test]
    fn every_list_is_sorted_as_std_sorts_it() {
        for count in 0..=200 {
            for (below, seed) in [(1, 1), (3, 2), (20, 3), (1_000, 4), (u64::MAX, 5)] {
                is_like_std(&numbers(count, below, seed + count as u64));
            }
        }
        for below in [2, 30_000, u64::MAX] {
            is_like_std(&numbers(50_000, below, 7));
        }
    }

    #[test]
    fn lists_that_are_in_order_already_or_reversed_are_sorted() {
        for count in [0, 1, 2, 15, 16, 17, 31, 32, 33, 64, 100, 200, 50_000] {
            let sorted: Vec<u64> = (0..count).collect();
            is_like_std(&sorted);
            is_like_std(&sorted.iter().rev().copied().collect::<Vec<_>>());
            // Two lists one after the other, each in order.
            is_like_std(&sorted.iter().chain(&sorted).copied().collect::<Vec<_>>());
            is_like_std(&sorted.iter().map(|number| number % 10).collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_is_in_order_is_looked_through_once() {
        let looks = std::cell::Cell::new(0);
        let mut list: Vec<u64> = (0..50_000).collect();
        super::sort_by(&mut list, |one, other| {
            looks.set(looks.get() + 1);
            one < other
        });
        assert!(looks.get() < 51_000, "{}", looks.get());
    }
}
