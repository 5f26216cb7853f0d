//! The places in a program at which a simulation is.

/// A set of places, in the order in which they came.
pub(super) struct Threads {
    /// The places that consume a character.
    places: Vec<u32>,
    /// When each place was last visited, and when listed.
    visited: Vec<u64>,
    listed: Vec<u64>,
    generation: u64,
    /// Whether a way through the program ended.
    pub(super) has_matched: bool,
}

impl Threads {
    /// For a program of so many instructions.
    pub(super) fn new(len: usize) -> Self {
        Self {
            places: Vec::new(),
            visited: vec![0; len],
            listed: vec![0; len],
            generation: 1,
            has_matched: false,
        }
    }

    pub(super) fn clear(&mut self) {
        self.places.clear();
        self.generation += 1;
        self.has_matched = false;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    pub(super) fn places(&self) -> &[u32] {
        &self.places
    }

    /// Whether a place is visited for the first time.
    pub(super) fn visit(&mut self, place: u32) -> bool {
        is_first(&mut self.visited, place, self.generation)
    }

    /// Lists a place that consumes a character.
    pub(super) fn list(&mut self, place: u32) {
        if is_first(&mut self.listed, place, self.generation) {
            self.places.push(place);
        }
    }
}

fn is_first(seen: &mut [u64], place: u32, generation: u64) -> bool {
    match seen.get_mut(place as usize) {
        Some(seen) if *seen != generation => {
            *seen = generation;
            true
        }
        _ => false,
    }
}
