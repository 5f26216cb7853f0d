//! Compiled patterns, kept for the next validation.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use super::pattern::Pattern;

/// How many bytes of patterns are kept. A program asks for the patterns of its documents again and again;
/// those come to much less.
const MOST: usize = 8 << 20;

static CACHE: RwLock<Option<PatternCache>> = RwLock::new(None);

#[derive(Default)]
struct PatternCache {
    patterns: HashMap<String, Arc<Pattern>>,
    size: usize,
}

/// A pattern, compiled when it is asked for the first time.
pub(crate) fn compiled(text: &str) -> Arc<Pattern> {
    let known = CACHE.read().unwrap_or_else(PoisonError::into_inner);
    let pattern = known.as_ref().and_then(|cache| cache.patterns.get(text));
    if let Some(pattern) = pattern {
        return Arc::clone(pattern);
    }
    drop(known);
    let pattern = Arc::new(Pattern::new(text));
    let mut cache = CACHE.write().unwrap_or_else(PoisonError::into_inner);
    cache
        .get_or_insert_default()
        .keep(text, Arc::clone(&pattern), MOST);
    pattern
}

impl PatternCache {
    /// Keeps a pattern. Where that is too much, all others are dropped, and one that is too large is not kept.
    fn keep(&mut self, text: &str, pattern: Arc<Pattern>, most: usize) {
        let size = pattern.size();
        if size > most || self.patterns.contains_key(text) {
            return;
        }
        if self.size + size > most {
            self.patterns.clear();
            self.size = 0;
        }
        self.size += size;
        self.patterns.insert(text.to_owned(), pattern);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Pattern, PatternCache, compiled};

    #[test]
    fn a_pattern_is_compiled_once() {
        let first = compiled("^only-here$");
        assert!(Arc::ptr_eq(&first, &compiled("^only-here$")));
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let one = Arc::new(Pattern::new("^[a-z]+$"));
        let most = one.size() * 2;
        let mut cache = PatternCache::default();
        for text in ["a", "b"] {
            cache.keep(text, Arc::clone(&one), most);
        }
        assert_eq!((cache.patterns.len(), cache.size), (2, most));
        cache.keep("b", Arc::clone(&one), most);
        assert_eq!((cache.patterns.len(), cache.size), (2, most));
        cache.keep("c", Arc::clone(&one), most);
        assert_eq!((cache.patterns.len(), cache.size), (1, most / 2));
        cache.keep("d", Arc::new(Pattern::new(&"a".repeat(1_000))), most);
        assert_eq!(cache.patterns.len(), 1);
    }
}
