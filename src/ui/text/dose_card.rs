//! The messages of the dose card.

/// The dose card.
#[derive(Debug)]
pub struct DoseCard {
    /// The way to it on the Plan place.
    pub way: &'static str,
    pub lead: &'static str,
    pub back: &'static str,
    pub no_plan: &'static str,
    pub make_plan: &'static str,
    pub no_bottle: &'static str,
    pub to_confirm: &'static str,
    pub to_plan: &'static str,
    pub no_syringes: &'static str,
    pub to_settings: &'static str,
    pub form: &'static str,
    pub wallet: &'static str,
    pub whole_page: &'static str,
    pub cut: &'static str,
    pub print: &'static str,
    pub title: &'static str,
    pub name: &'static str,
    pub keep: &'static str,
    pub blocks: &'static str,
    pub surgery: &'static str,
    /// From the strength.
    pub strength: fn(&str) -> String,
    /// What stands at the top of a panel of steps, from the strength.
    pub panel: fn(&str) -> String,
    /// From the day and the time.
    pub printed: fn(&str, &str) -> String,
    pub dose: &'static str,
    pub when: &'static str,
    pub mark: &'static str,
    /// From the dose and the draw.
    pub is: fn(&str, &str) -> String,
    /// From the dose, when there is no draw.
    pub no_draw: fn(&str) -> String,
    /// From the volume at the mark, the syringe, the number of the mark and how many there are.
    pub on_mark: fn(&str, &str, u32, u32) -> String,
    pub no_syringe: &'static str,
    /// From the volume at the mark, the syringe, the number of the mark and how many there are.
    pub nearest: fn(&str, &str, u32, u32) -> String,
    /// From the dose that the nearest ones give.
    pub between: fn(&str) -> String,
    /// The same where the two nearest are as near.
    pub halfway: fn(&str) -> String,
    /// The same where the draw is more than the syringe holds.
    pub above: fn(&str) -> String,
    pub below_first: &'static str,
    /// From the number of fills, the syringe, and to which mark each goes.
    pub fills: fn(u64, &str, &str) -> String,
    /// From the limit.
    pub small: fn(&str) -> String,
    pub tiny: fn(&str) -> String,
    /// From the times of day.
    pub times: fn(&[String]) -> String,
    /// From the first and the last day in words.
    pub dates: fn(&str, Option<&str>) -> String,
    /// The same of a step that is over.
    pub over: fn(&str) -> String,
    /// A step without dates, from its days.
    pub waiting: fn(Option<u16>) -> String,
}
