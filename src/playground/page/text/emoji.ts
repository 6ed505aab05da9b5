const NAMES = `
smile 😄 smiley 😃 grinning 😀 slightly_smiling_face 🙂 neutral_face 😐 slightly_frowning_face 🙁 disappointed 😞
rage 😡 angry 😠 joy 😂 wink 😉 heart ❤️ heart_eyes 😍 thinking_face 🤔 sob 😭 cry 😢 blush 😊 sunglasses 😎
+1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 clap 👏 wave 👋 raised_hands 🙌 pray 🙏 muscle 💪 eyes 👀 point_right 👉
tada 🎉 trophy 🏆 medal 🏅 first_place_medal 🥇 second_place_medal 🥈 third_place_medal 🥉 crown 👑 star ⭐ star2 🌟
sparkles ✨ fire 🔥 rocket 🚀 zap ⚡ boom 💥 100 💯 rainbow 🌈 sunny ☀️ cloud ☁️ umbrella ☔ snowflake ❄️
white_check_mark ✅ heavy_check_mark ✔️ x ❌ negative_squared_cross_mark ❎ warning ⚠️ no_entry ⛔ no_entry_sign 🚫
exclamation ❗ question ❓ bangbang ‼️ information_source ℹ️ bell 🔔 no_bell 🔕 mega 📣 loudspeaker 📢
large_green_circle 🟢 large_yellow_circle 🟡 large_orange_circle 🟠 red_circle 🔴 large_blue_circle 🔵 white_circle ⚪
black_circle ⚫ large_green_square 🟩 large_red_square 🟥 large_yellow_square 🟨 small_blue_diamond 🔹
arrow_up ⬆️ arrow_down ⬇️ arrow_right ➡️ arrow_left ⬅️ arrow_upper_right ↗️ arrow_lower_right ↘️ left_right_arrow ↔️
arrows_counterclockwise 🔄 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 calendar 📅
date 📅 spiral_calendar_pad 🗓️ clock1 🕐 alarm_clock ⏰ hourglass ⌛ hourglass_flowing_sand ⏳ stopwatch ⏱️
timer_clock ⏲️ mag 🔍 lock 🔒 unlock 🔓 key 🔑 link 🔗 paperclip 📎 pushpin 📌 round_pushpin 📍 bulb 💡 wrench 🔧
hammer 🔨 gear ⚙️ package 📦 inbox_tray 📥 outbox_tray 📤 incoming_envelope 📨 envelope ✉️ email 📧 phone ☎️
telephone_receiver 📞 speech_balloon 💬 thought_balloon 💭 memo 📝 pencil ✏️ pencil2 ✏️ clipboard 📋 file_folder 📁
page_facing_up 📄 books 📚 label 🏷️ moneybag 💰 dollar 💵 credit_card 💳 gift 🎁 computer 💻 iphone 📱 robot_face 🤖
busts_in_silhouette 👥 bust_in_silhouette 👤 family 👪 house 🏠 office 🏢 globe_with_meridians 🌐 earth_africa 🌍
coffee ☕ beers 🍻 pizza 🍕 cake 🍰 dog 🐶 cat 🐱 bug 🐛 turtle 🐢 seedling 🌱 evergreen_tree 🌲 sleeping 😴 zzz 💤
one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣ seven 7️⃣ eight 8️⃣ nine 9️⃣ keycap_ten 🔟 new 🆕 sos 🆘 ok 🆗
checkered_flag 🏁 triangular_flag_on_post 🚩 dart 🎯 scales ⚖️ microscope 🔬 handshake 🤝 wastebasket 🗑️ inbox 📥
pause_button ⏸️ double_vertical_bar ⏸️ arrow_forward ▶️ black_square_for_stop ⏹️ heavy_plus_sign ➕ heavy_minus_sign ➖
`;

const words = NAMES.trim().split(/\s+/);

const EMOJI: ReadonlyMap<string, string> = new Map(
  words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? ""] as const] : [])),
);

/** The character of a shortcode; null for names that are not in the common set. */
export function emojiOf(name: string): string | null {
  return EMOJI.get(name) ?? null;
}

/** Replaces the shortcodes in plain text. */
export function withEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+'-]+):/g, (whole, name: string) => emojiOf(name) ?? whole);
}
