// `kakanai card-sim`: lays invented people's cards on the virtual reader, and does to them what happens to cards.
// For tests and drills: vpcd listens on every address of the machine, so it never belongs on a kiosk.
#include "kiosk/command_card.h"

#include "kiosk/command_words.h"
#include "kiosk/devices/vpcd_link.h"

#include <algorithm>
#include <iostream>
#include <poll.h>
#include <sstream>
#include <thread>
#include <unistd.h>

namespace kiosk {

namespace {

struct CardSim {
    const CommandWords& words;
    std::vector<devices::CardPerson> people;
    int port = devices::kVpcdPort;
    std::chrono::milliseconds delay{0};
    std::optional<devices::VpcdLink> link;
    std::map<std::string, devices::VirtualCard> cards;         // by the line that made them: counters stay while the program runs
    std::string laid_down;
    std::string waiting;                                       // of a line that has not ended yet
    std::chrono::steady_clock::time_point gone{};              // the last card
    bool is_over = false;

    void say(const std::string& key, const std::map<std::string, std::string>& values = {}) const {
        std::cout << words.say("card_sim." + key, values) << std::endl;
    }

    const devices::CardPerson* person(const std::string& name) const {
        const auto found = std::find_if(people.begin(), people.end(), [&](const auto& known) { return known.id == name || known.id.substr(0, name.size()) == name; });
        return found == people.end() || name.empty() ? nullptr : &*found;
    }

    void take_away() {
        if (!link) return;
        cards.insert_or_assign(laid_down, link->card());
        link.reset();
        gone = std::chrono::steady_clock::now();
    }

    void insert(std::istringstream& line) {
        std::string name, how;
        line >> name;
        const devices::CardPerson* known = person(name);
        if (!known) return say("unknown_card", {{"name", name}});
        devices::CardPerson holder = *known;
        devices::CardBehaviour behaviour;
        std::string id = known->id;
        while (line >> how) {
            id += ' ' + how;
            if (how == "other-card") behaviour.is_other_card = true;
            else if (how == "mute") behaviour.is_mute = true;
            else if (how == "locked") behaviour.pin_tries = 0;
            else if (how == "6983") behaviour.locks_with_6983 = true;
            else if (how == "no-pin") behaviour.has_no_pin = true;
            else if (how == "one-try") behaviour.pin_tries = 1;
            else if (how == "pieces") behaviour.piece_bytes_max = 40;
            else if (how == "long-address") for (int i = 0; i < 6; ++i) holder.facts.address += known->facts.address;
            else return say("unknown_behaviour", {{"name", how}});
        }
        take_away();
        // pcscd looks at the reader every 400 ms. A hand is slower; a card that comes back sooner, after a command that failed, is not
        // told of until it is lifted again.
        constexpr std::chrono::milliseconds hand{900};
        std::this_thread::sleep_until(gone + hand);
        const auto kept = cards.find(id);
        devices::VirtualCard card = kept == cards.end() ? devices::VirtualCard(holder, behaviour) : kept->second;
        card.reset();
        auto opened = devices::VpcdLink::open(port, std::move(card));
        if (!opened) return say("no_reader", {{"port", std::to_string(port)}});
        link.emplace(std::move(*opened));
        link->delay = delay;
        laid_down = id;
        say("inserted", {{"name", id}});
    }

    void obey(const std::string& text) {
        std::istringstream line(text);
        std::string verb;
        int number = 0;
        line >> verb;
        if (verb == "insert") return insert(line);
        if (verb == "remove") {
            take_away();
            return say("removed");
        }
        if (verb == "quit") {
            is_over = true;
            return;
        }
        if (verb == "tries" && link) return say("tries", {{"pin", std::to_string(link->card().pin_tries())}, {"face", std::to_string(link->card().face_tries())}});
        if (verb == "pull" && link && line >> number) {
            link->pulled_after = number;
            return say("will_pull", {{"n", std::to_string(number)}});
        }
        if (verb == "delay" && line >> number) {
            delay = std::chrono::milliseconds(number);
            if (link) link->delay = delay;
            return say("delayed", {{"n", std::to_string(number)}});
        }
        if (!verb.empty()) say("usage");
    }

    void read_lines() {
        char bytes[4096];
        const ssize_t count = read(STDIN_FILENO, bytes, sizeof bytes);
        if (count <= 0) is_over = true;
        else waiting.append(bytes, static_cast<std::size_t>(count));
        for (std::size_t end = waiting.find('\n'); end != std::string::npos; end = waiting.find('\n')) {
            const std::string line = waiting.substr(0, end);
            waiting.erase(0, end + 1);
            obey(line);
        }
    }

    void run() {
        while (!is_over) {
            pollfd waits[] = {{STDIN_FILENO, POLLIN, 0}, {link ? link->descriptor() : -1, POLLIN, 0}};
            if (poll(waits, 2, -1) < 0) return;
            if (waits[1].revents != 0 && link && !link->serve()) {
                take_away();
                say("pulled");
            }
            if (waits[0].revents != 0) read_lines();
        }
    }
};

}  // namespace

int run_card_sim(const Places& places, const CardSimOptions& options) {
    const CommandWords words(places.assets);
    auto people = devices::read_card_people(places.assets / "cards");
    if (!people) {
        std::cerr << words.say(people.fault()) << '\n';
        return 1;
    }
    CardSim sim{words, std::move(*people), options.port > 0 ? options.port : devices::kVpcdPort, std::chrono::milliseconds(options.delay_ms), {}, {}, {}, {}, {}, false};
    sim.say("ready");
    if (!options.insert.empty()) sim.obey("insert " + options.insert);
    sim.run();
    return 0;
}

}  // namespace kiosk
